package io.github.peerfire.smack.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.element.MediaKind;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jxmpp.jid.BareJid;

/** What has to be true of all calls of a world, whatever its users and networks have done. */
final class CallInvariants {

    /** Endings that say by themselves that the other side could not be heard. */
    private static final Set<CallEnding> DEAF = EnumSet.of(CallEnding.MEDIA_LOST, CallEnding.MEDIA_FAILED,
            CallEnding.PEER_SILENT, CallEnding.SIGNED_OUT, CallEnding.NO_ANSWER, CallEnding.UNAVAILABLE,
            CallEnding.FAILED, CallEnding.MISSED);

    /** For each ending of the caller, what the device that took the call may say of it. */
    private static final Map<CallEnding, Set<CallEnding>> TOGETHER = Map.ofEntries(
            Map.entry(CallEnding.HUNG_UP, EnumSet.of(CallEnding.HUNG_UP_BY_PEER, CallEnding.HUNG_UP,
                    CallEnding.CANCELLED_BY_CALLER, CallEnding.REPLACED, CallEnding.MEDIA_FAILED,
                    CallEnding.MEDIA_LOST)),
            Map.entry(CallEnding.HUNG_UP_BY_PEER, EnumSet.of(CallEnding.HUNG_UP, CallEnding.HUNG_UP_BY_PEER,
                    CallEnding.REPLACED)),
            Map.entry(CallEnding.CANCELLED, EnumSet.of(CallEnding.CANCELLED_BY_CALLER, CallEnding.HUNG_UP,
                    CallEnding.PEER_SILENT, CallEnding.REPLACED)),
            Map.entry(CallEnding.CANCELLED_BY_CALLER, EnumSet.of(CallEnding.HUNG_UP)),
            Map.entry(CallEnding.MEDIA_FAILED, EnumSet.of(CallEnding.MEDIA_FAILED, CallEnding.HUNG_UP,
                    CallEnding.HUNG_UP_BY_PEER, CallEnding.REPLACED)),
            Map.entry(CallEnding.MEDIA_LOST, EnumSet.of(CallEnding.MEDIA_LOST, CallEnding.HUNG_UP,
                    CallEnding.HUNG_UP_BY_PEER, CallEnding.REPLACED)),
            Map.entry(CallEnding.PEER_SILENT, EnumSet.of(CallEnding.HUNG_UP, CallEnding.PEER_SILENT,
                    CallEnding.CANCELLED_BY_CALLER)),
            Map.entry(CallEnding.NO_ANSWER, EnumSet.of(CallEnding.CANCELLED_BY_CALLER, CallEnding.PEER_SILENT,
                    CallEnding.HUNG_UP)),
            // Each side may take out one of two kinds while another call takes the place of this one.
            Map.entry(CallEnding.REPLACED, EnumSet.of(CallEnding.REPLACED, CallEnding.HUNG_UP,
                    CallEnding.HUNG_UP_BY_PEER, CallEnding.CANCELLED_BY_CALLER, CallEnding.PEER_SILENT,
                    CallEnding.MEDIA_FAILED, CallEnding.MEDIA_LOST)),
            Map.entry(CallEnding.FAILED, EnumSet.of(CallEnding.HUNG_UP, CallEnding.PEER_SILENT)));

    private final CallWorld world;

    CallInvariants(CallWorld world) {
        this.world = world;
    }

    /** Long after the last act: calls that go on do so on two devices, which agree on all that they consist of. */
    void assertNothingIsHalfOpen() {
        for (SimulatedDevice device : world.devices()) {
            for (CallSession call : device.manager().calls()) {
                assertThat(call.state().phase()).as("%s of %s", call.id(), device).isEqualTo(CallPhase.ACTIVE);
                List<SimulatedDevice> others = world.devices().stream()
                        .filter(other -> other != device && other.manager().calls().stream()
                                .anyMatch(theirs -> theirs.id().equals(call.id()))).toList();
                assertThat(others).as("the other side of %s of %s", call.id(), device).hasSize(1);
                assertAlike(call, others.get(0).sessions().get(call.id()));
            }
        }
    }

    private void assertAlike(CallSession call, CallSession theirs) {
        assertThat(theirs.presentKinds()).as("kinds of %s", call.id()).isEqualTo(call.presentKinds());
        CallContents near = call.renegotiation().contents();
        CallContents far = theirs.renegotiation().contents();
        for (MediaKind kind : call.presentKinds()) {
            CallContent ours = near.of(kind).orElseThrow();
            assertThat(ours.phase()).isEqualTo(ContentPhase.PRESENT);
            assertThat(far.of(kind).orElseThrow().farSends()).as("%s of %s", kind, call.id())
                    .isEqualTo(ours.nearSends());
        }
        if (!world.isTroubled()) {
            assertThat(far.heldByPeer()).as("hold of %s", call.id()).isEqualTo(near.held());
            near.kinds().forEach((kind, ours) -> assertThat(far.of(kind).orElseThrow().mutedByPeer())
                    .as("mute of %s of %s", kind, call.id()).isEqualTo(ours.muted()));
        }
    }

    /** Long after everybody has fallen silent. */
    void assertNobodyIsInACall() {
        for (SimulatedDevice device : world.devices()) {
            assertThat(device.manager().calls()).as("calls of %s", device).isEmpty();
            assertThat(device.openMedia()).as("media of %s", device).isEmpty();
            device.sessions().values().forEach(call -> assertThat(call.state().ending())
                    .as("how %s ended for %s, which is in %s", call.id(), device, call.state().phase()).isPresent());
        }
    }

    /** In the end: nothing is left, and both sides of each call say alike how it ended. */
    void assertAllIsOver() {
        assertThat(world.clock().waiting()).as("timers").isZero();
        for (SimulatedDevice device : world.devices()) {
            assertThat(device.manager().calls()).as("calls of %s", device).isEmpty();
            assertThat(device.openMedia()).as("media of %s", device).isEmpty();
            device.sessions().values().forEach(call -> assertThat(call.state().isOver()).isTrue());
        }
        for (SimulatedDevice caller : world.devices()) {
            for (CallSession call : caller.sessions().values()) {
                if (call.isInitiator()) {
                    assertAgreed(caller, call);
                }
            }
        }
    }

    private void assertAgreed(SimulatedDevice caller, CallSession call) {
        Set<SimulatedDevice> takers = new HashSet<>();
        for (SimulatedDevice device : world.devices()) {
            CallSession theirs = device.sessions().get(call.id());
            if (theirs != null && device != caller && device.connections().contains(call.id())) {
                takers.add(device);
                assertAgreed(caller, call, device, theirs);
            }
        }
        assertThat(takers).as("devices that connected to %s", call.id()).hasSizeLessThan(2);
    }

    private void assertAgreed(SimulatedDevice caller, CallSession call, SimulatedDevice taker, CallSession theirs) {
        CallEnding ours = call.state().ending().orElseThrow();
        CallEnding far = theirs.state().ending().orElseThrow();
        boolean dead = caller.isDead() || taker.isDead();
        boolean deaf = world.isTroubled() && (DEAF.contains(ours) || DEAF.contains(far));
        if (!dead && !deaf) {
            assertThat(TOGETHER.getOrDefault(ours, Set.of())).as("how %s ended for %s, which says %s", call.id(),
                    taker, ours).contains(far);
        }
    }

    /** Each missed call is told once, and none that another device of the user took. */
    void assertMissedCallsWereMissed() {
        for (SimulatedDevice device : world.devices()) {
            assertThat(device.missed()).extracting(MissedCall::id).doesNotHaveDuplicates();
            for (MissedCall call : device.missed()) {
                assertThat(isTaken(device.account(), call.id())).as("%s of %s, which missed it", call.id(), device)
                        .isFalse();
            }
        }
    }

    private boolean isTaken(BareJid account, String id) {
        return world.devices().stream().filter(device -> device.account().equals(account))
                .anyMatch(device -> device.connections().contains(id));
    }
}
