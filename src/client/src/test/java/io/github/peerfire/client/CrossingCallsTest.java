package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.calls.CallEnding;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.testbed.simulation.Simulation;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an application sees of two users who call each other at once (ProtoXEP 7.4). */
class CrossingCallsTest {

    private static final Set<MediaKind> AUDIO = Set.of(MediaKind.AUDIO);
    private static final Set<MediaKind> BOTH = Set.of(MediaKind.AUDIO, MediaKind.DATA);
    private static final long LIMIT = Duration.ofSeconds(20).toNanos();

    private final Simulation simulation = Simulation.seeded(1);
    private final SimulatedDevice desk = device("alice@example.net/desk");
    private final SimulatedDevice phone = device("bob@example.net/phone");

    private SimulatedDevice device(String jid) {
        return new SimulatedDevice(jid, simulation, Duration.ofMillis(30));
    }

    @BeforeEach
    void friends() {
        desk.meet(phone);
    }

    @ParameterizedTest
    @CsvSource({"1,2", "2,1"})
    void bothTalkInTheCallThatTheyPlacedThemselves(String deskId, String phoneId) {
        Call atDesk = desk.call(deskId, BOTH);
        Call atPhone = phone.call(phoneId, BOTH);
        CompletableFuture<String> digits = atDesk.verificationCode();
        CompletableFuture<String> otherDigits = atPhone.verificationCode();
        CompletableFuture<?> farPeer = atPhone.remotePeerId();
        assertThat(simulation.runUntil(() -> isActive(atDesk) && isActive(atPhone), LIMIT)).isTrue();

        assertThat(atDesk.id()).isEqualTo(atPhone.id()).isEqualTo("1");
        assertThat(digits.join()).isEqualTo(otherDigits.join());
        assertThat(farPeer.join()).isEqualTo(desk.binding().connection().nearId());
        assertThat(atDesk.isOutgoing()).isTrue();
        assertThat(atPhone.isOutgoing()).isTrue();
        assertThat(desk.calls().calls()).containsExactly(atDesk);
        assertThat(phone.calls().calls()).containsExactly(atPhone);
        assertThat(desk.ringing()).isEmpty();
        assertThat(phone.ringing()).isEmpty();
        atPhone.hangUp();
        assertThat(simulation.runUntil(() -> atDesk.ended().isDone() && atPhone.ended().isDone(), LIMIT)).isTrue();
        assertThat(atDesk.ended().join().ending()).contains(CallEnding.HUNG_UP_BY_PEER);
        assertThat(desk.calls().calls()).isEmpty();
    }

    @Test
    void nothingIsSentThatTheUserDidNotCallWith() {
        Call atDesk = desk.call("2", AUDIO);
        Call atPhone = phone.call("1", BOTH);
        assertThat(simulation.runUntil(() -> isActive(atDesk) && isActive(atPhone)
                && atDesk.mediaState().sending().equals(AUDIO), LIMIT)).isTrue();
        assertThat(atDesk.mediaState().receiving()).isEqualTo(BOTH);
    }

    @Test
    void whatTheUserMutedOrHeldStaysSoInASessionThatTakesAnothersPlace() {
        Call atDesk = desk.call("1", BOTH);
        assertThat(simulation.runUntil(() -> !phone.ringing().isEmpty(), LIMIT)).isTrue();
        Call atPhone = phone.calls().calls().get(0);
        atPhone.accept();
        assertThat(simulation.runUntil(() -> isActive(atDesk) && isActive(atPhone), LIMIT)).isTrue();
        atDesk.mute(MediaKind.AUDIO);
        atDesk.hold();
        assertThat(simulation.runUntil(() -> atPhone.mediaState().heldByPeer(), LIMIT)).isTrue();

        Call again = phone.call("2", BOTH);
        assertThat(simulation.runUntil(() -> isActive(atDesk) && isActive(again) && again.mediaState().heldByPeer(),
                LIMIT)).isTrue();

        assertThat(atDesk.id()).isEqualTo("2");
        assertThat(atDesk.mediaState().held()).isTrue();
        assertThat(atDesk.mediaState().muted()).isEqualTo(AUDIO);
        assertThat(atDesk.mediaState().sending()).isEmpty();
        assertThat(again.mediaState().mutedByPeer()).isEqualTo(AUDIO);
        atDesk.resume();
        atDesk.unmute(MediaKind.AUDIO);
        assertThat(simulation.runUntil(() -> atDesk.mediaState().sending().equals(BOTH), LIMIT)).isTrue();
    }

    @Test
    void toCallBackIsToAnswer() {
        Call atDesk = desk.call("2", BOTH);
        assertThat(simulation.runUntil(() -> !phone.ringing().isEmpty(), LIMIT)).isTrue();
        Call incoming = phone.calls().calls().get(0);
        Call back = phone.call("1", AUDIO);
        assertThat(simulation.runUntil(() -> isActive(atDesk) && isActive(incoming)
                && incoming.mediaState().sending().equals(AUDIO), LIMIT)).isTrue();
        assertThat(back.ended().join().ending()).contains(CallEnding.REPLACED);
        assertThat(phone.calls().calls()).containsExactly(incoming);
    }

    private static boolean isActive(Call call) {
        return call.state().phase() == CallPhase.ACTIVE;
    }
}
