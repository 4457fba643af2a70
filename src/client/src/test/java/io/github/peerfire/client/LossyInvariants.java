package io.github.peerfire.client;

import static io.github.peerfire.smack.calls.CallEnding.INSECURE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.smack.calls.CallContent;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallSession;
import io.github.peerfire.smack.calls.MissedCall;
import io.github.peerfire.smack.element.MediaKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What has to be true of all calls of a world, whatever its users and networks have done. */
final class LossyInvariants {

    /** So long what one side says is on its way to the other at most, there being streams. */
    private static final long TRANSIT = 2 * Time.SECOND;

    /** So long after both sides say that media flow, and the last trouble, something has to be heard. */
    private static final long SETTLED = 30 * Time.SECOND;

    /** The longest pause between two sounds, with half of the datagrams of a window lost. */
    private static final long SILENCE = 4 * Time.SECOND;

    private final LossyWorld world;
    private final Map<LossyExcuse, Integer> pairs = new EnumMap<>(LossyExcuse.class);

    LossyInvariants(LossyWorld world) {
        this.world = world;
    }

    private List<LossyDevice> alive() {
        return world.devices().stream().filter(device -> !device.isDead()).toList();
    }

    /** Who both say that media flow hear each other, unless somebody muted or holds, or a network is away. */
    void assertMediaFlow() {
        long now = world.simulation().now();
        for (LossyDevice device : alive()) {
            for (Call call : device.calls()) {
                partner(device, call.id())
                        .filter(other -> isSettled(device, other, call.id(), now)).ifPresent(other ->
                        assertThat(now - device.voice().heard(call))
                                .as("nanoseconds at %s ms since %s of %s heard anything of %s; %s", now / 1_000_000,
                                        call.id(), device, other, sides(call.id()))
                                .isLessThan(SILENCE));
            }
        }
    }

    private Optional<LossyDevice> partner(LossyDevice device, String id) {
        return alive().stream().filter(other -> other != device
                && other.calls().stream().anyMatch(theirs -> theirs.id().equals(id))).findFirst();
    }

    private static boolean isSettled(LossyDevice here, LossyDevice there, String id, long now) {
        boolean active = since(here, id) < now - SETTLED && since(there, id) < now - SETTLED;
        boolean calm = !here.network().troubles().meet(now - SETTLED, now)
                && !there.network().troubles().meet(now - SETTLED, now);
        boolean loud = here.voice().quiet(id) < now - SETTLED && there.voice().quiet(id) < now - SETTLED;
        return active && calm && loud;
    }

    private static long since(LossyDevice device, String id) {
        return device.history(id).map(LossyCall::activeSince).orElse(Long.MAX_VALUE);
    }

    /** Long after the last act: calls that go on do so on two devices, which agree on what they consist of. */
    void assertNothingIsHalfOpen() {
        for (LossyDevice device : alive()) {
            assertThat(device.isBound()).as("binding of %s", device).isTrue();
            for (CallSession call : device.manager().calls()) {
                assertThat(call.state().phase()).as("%s of %s", call.id(), device).isEqualTo(CallPhase.ACTIVE);
                Optional<LossyDevice> other = partner(device, call.id());
                assertThat(other).as("the other side of %s of %s; %s", call.id(), device, sides(call.id())).isPresent();
                assertThat(kinds(other.get().history(call.id()).orElseThrow().session()))
                        .as("contents of %s", call.id()).isEqualTo(kinds(call));
            }
        }
    }

    private List<LossyCall> sides(String id) {
        return world.devices().stream().flatMap(device -> device.history(id).stream()).toList();
    }

    private static Set<MediaKind> kinds(CallSession session) {
        return session.renegotiation().contents().kinds().values().stream()
                .filter(content -> content.phase().isPresent()).map(CallContent::kind).collect(Collectors.toSet());
    }

    /** In the end: nothing is left, and both sides of each call say alike how it ended. */
    void assertAllIsOver() {
        for (LossyDevice device : alive()) {
            assertThat(device.manager().calls()).as("calls of %s", device).isEmpty();
            assertThat(device.calls()).as("calls of %s", device).isEmpty();
            assertThat(device.endpoints().stream().mapToInt(endpoint -> endpoint.sessions().size()).sum())
                    .as("sessions of %s", device).isEqualTo(1);
        }
        world.devices().forEach(device -> device.history().forEach(LossyInvariants::assertNobodyIsAccused));
        world.devices().forEach(device -> device.history().stream()
                .filter(call -> call.session().isInitiator()).forEach(this::assertAgreed));
    }

    /** Long after some have fallen silent: they are in no call, nobody is in one of theirs, and all were told so. */
    void assertNobodyTalksTo(List<LossyDevice> silent) {
        Set<String> theirs = silent.stream().flatMap(device -> device.history().stream()).map(LossyCall::id)
                .collect(Collectors.toSet());
        for (LossyDevice device : alive()) {
            boolean deaf = silent.contains(device);
            assertThat(device.manager().calls()).as("calls of %s; %s", device, device.history())
                    .noneMatch(call -> deaf || theirs.contains(call.id()));
            assertThat(device.calls()).as("calls that the application of %s has", device)
                    .noneMatch(call -> deaf || theirs.contains(call.id()));
            device.history().stream().filter(call -> theirs.contains(call.id())).forEach(call ->
                    assertThat(call.ending()).as("%s of %s", call.id(), call).isPresent());
            device.seen().stream().filter(call -> deaf || theirs.contains(call.id())).forEach(call -> {
                assertThat(call.ended()).as("the end of %s of %s", call.id(), device).isCompleted();
                assertThat(call.verificationCode()).as("the code of %s of %s", call.id(), device).isDone();
            });
        }
    }

    /** After signing out. */
    void assertNothingIsLeft() {
        for (LossyDevice device : alive()) {
            assertThat(device.clock().waiting()).as("timers of %s", device).isZero();
            assertThat(device.endpoints()).as("endpoints of %s", device)
                    .allMatch(endpoint -> endpoint.sessions().isEmpty());
        }
    }

    /** Nobody is in between in these worlds. */
    private static void assertNobodyIsAccused(LossyCall side) {
        assertThat(side.ending()).as("the end of %s of %s", side.id(), side).isNotEqualTo(Optional.of(INSECURE));
    }

    private void assertAgreed(LossyCall caller) {
        List<LossyCall> takers = new ArrayList<>();
        for (LossyDevice device : world.devices()) {
            device.history(caller.id()).filter(call -> call != caller && call.wasConnected()).ifPresent(takers::add);
        }
        assertThat(takers).as("devices that connected to %s of %s", caller.id(), caller).hasSizeLessThan(2);
        takers.forEach(taker -> assertAgreed(caller, taker));
        if (caller.wasConnected() && !caller.device().isDead()) {
            assertThat(takers).as("who took %s of %s", caller.id(), caller).hasSize(1);
        }
    }

    private void assertAgreed(LossyCall caller, LossyCall taker) {
        Optional<LossyExcuse> excuse = excuse(caller, taker);
        assertThat(excuse).as("%s: why %s and %s tell one story", caller.id(), caller, taker).isPresent();
        pairs.merge(excuse.get(), 1, Integer::sum);
    }

    private static Optional<LossyExcuse> excuse(LossyCall caller, LossyCall taker) {
        if (caller.device().isDead() || taker.device().isDead()) {
            return Optional.of(LossyExcuse.DIED);
        }
        if (LossyStory.isOne(caller.ending().orElseThrow(), taker.ending().orElseThrow())) {
            return Optional.of(LossyExcuse.NONE_NEEDED);
        }
        if (LossyStory.mayCross(caller.ending().get(), taker.ending().get())
                && Math.abs(caller.endedAt() - taker.endedAt()) < TRANSIT) {
            return Optional.of(LossyExcuse.CROSSED);
        }
        return couldNotBeTold(caller, taker) ? Optional.of(LossyExcuse.NO_STREAM) : Optional.empty();
    }

    /** How many pairs of sides there were, by what excused them. */
    Map<LossyExcuse, Integer> pairs() {
        return pairs;
    }

    /** One of both had no XMPP stream when the first of both ended, or until the second one did. */
    private static boolean couldNotBeTold(LossyCall one, LossyCall other) {
        long first = Math.min(one.endedAt(), other.endedAt());
        long second = Math.max(one.endedAt(), other.endedAt());
        return one.device().withoutXmpp().meet(first - TRANSIT, second)
                || other.device().withoutXmpp().meet(first - TRANSIT, second);
    }

    /** Each missed call is told once, and none that another device of the user took. */
    void assertMissedCallsWereMissed() {
        for (LossyDevice device : alive()) {
            assertThat(device.missed()).extracting(MissedCall::id).doesNotHaveDuplicates();
            for (MissedCall call : device.missed()) {
                assertThat(world.devices()).as("%s of %s, which missed it", call.id(), device)
                        .noneMatch(other -> other.account().equals(device.account())
                                && other.history(call.id()).filter(LossyCall::wasConnected).isPresent());
            }
        }
    }
}
