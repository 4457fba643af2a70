package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.rtmfp.common.Time;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Short messages that one peer has the rendezvous pass on to another. */
class PeerMessagesTest {

    private final SimulatedRendezvous rendezvous = new SimulatedRendezvous();
    private final ScriptedClient vera = rendezvous.admitted("203.0.113.5");
    private final ScriptedClient wanda = rendezvous.admitted("203.0.113.6");

    @Test
    void aMessageReachesTheOtherWithTheProvenIdOfItsSender() {
        relay(vera, 0, wanda.id().hex(), "invite", "vera");
        rendezvous.until(() -> wanda.heard("onRelay"));

        CommandMessage heard = wanda.commands("onRelay").get(0);
        assertThat(heard.transactionId()).isZero();
        assertThat(heard.arguments()).containsExactly(
                AmfValue.of(vera.id().hex()), AmfValue.of("invite"), AmfValue.of("vera"));
        assertThat(vera.heard("onStatus")).isFalse();
    }

    @Test
    void whoWantsToKnowIsToldWhetherItIsPassedOn() {
        relay(vera, 7, wanda.id().hex(), "invite", "vera");
        relay(vera, 8, "no peer ID", "invite", "vera");
        rendezvous.until(() -> vera.commands("_result").size() == 2 && vera.heard("_error"));

        assertThat(vera.commands("_result").get(1).transactionId()).isEqualTo(7);
        assertThat(vera.commands("_error").get(0).transactionId()).isEqualTo(8);
    }

    @Test
    void nothingIsPassedOnToThoseWhoAreNotThereOrToOneself() {
        relay(vera, 0, new PeerId(new byte[32]).hex(), "invite", "vera");
        relay(vera, 0, vera.id().hex(), "invite", "vera");
        relay(vera, 0);
        rendezvous.until(() -> vera.commands("onStatus").size() == 3);
        assertThat(vera.heard("onRelay")).isFalse();
    }

    @Test
    void nothingIsPassedOnToThoseWhoMayNotBeReached() {
        CompletableFuture<Boolean> later = new CompletableFuture<>();
        assertIsRefused(CompletableFuture.completedFuture(false), "invite");
        assertIsRefused(CompletableFuture.failedFuture(new IllegalStateException("broken")), "invite");
        rendezvous.answer = later;
        relay(vera, 0, wanda.id().hex(), "invite", "vera");
        rendezvous.pass(Time.SECOND);
        assertThat(wanda.heard("onRelay")).isFalse();
        later.complete(true);
        rendezvous.until(() -> wanda.heard("onRelay"));
    }

    @Test
    void aPolicyThatTakesTooLongHasRefused() {
        CompletableFuture<Boolean> tooLate = new CompletableFuture<>();
        rendezvous.answer = tooLate;
        relay(vera, 0, wanda.id().hex(), "invite", "vera");
        rendezvous.pass(Introducer.PATIENCE + Time.SECOND);
        assertThat(vera.heard("onStatus")).isTrue();
        tooLate.complete(true);
        rendezvous.pass(Time.SECOND);
        assertThat(wanda.heard("onRelay")).isFalse();
    }

    /** Attack A24: whoever may not reach somebody does not learn either whether there is such a one. */
    @Test
    void whoIsNotHereIsRefusedAsLateAsWhoMayNotBeReached() {
        ScriptedClient gone = rendezvous.admitted("203.0.113.7");
        gone.onLoop(session -> session.close(gone.driver().now()));
        rendezvous.until(() -> !rendezvous.disconnected.isEmpty());
        for (long thinking : new long[] {0, 3 * Time.MILLISECOND, 400 * Time.MILLISECOND, Time.NEVER}) {
            rendezvous.policy = (askers, target) -> refusalAfter(thinking);
            long forbidden = refusedAfter(wanda.id());
            assertThat(refusedAfter(gone.id())).as("gone").isEqualTo(forbidden);
            assertThat(refusedAfter(new PeerId(new byte[32]))).as("unknown").isEqualTo(forbidden);
        }
    }

    private CompletionStage<Boolean> refusalAfter(long nanoseconds) {
        CompletableFuture<Boolean> refusal = new CompletableFuture<>();
        if (nanoseconds == 0) {
            refusal.complete(false);
        } else if (nanoseconds != Time.NEVER) {
            rendezvous.simulation.at(rendezvous.simulation.now() + nanoseconds, () -> refusal.complete(false));
        }
        return refusal;
    }

    private long refusedAfter(PeerId wanted) {
        rendezvous.pass(10 * Time.SECOND - rendezvous.simulation.now() % (10 * Time.SECOND));
        long asked = rendezvous.simulation.now();
        int before = vera.commands("_error").size();
        relay(vera, 7, wanted.hex(), "invite", "vera");
        rendezvous.until(() -> vera.commands("_error").size() > before);
        return rendezvous.simulation.now() - asked;
    }

    @Test
    void noMoreMessagesWaitForThePolicyThanMay() {
        int asked = Introducer.MAXIMUM_PENDING + 50;
        SimulatedRendezvous slow = new SimulatedRendezvous(
                new RendezvousLimits(100, 100, 10, Duration.ofSeconds(10), 2 * asked, 2 * asked));
        ScriptedClient sender = slow.admitted("203.0.113.5");
        ScriptedClient wanted = slow.admitted("203.0.113.6");
        slow.answer = new CompletableFuture<>();
        for (int i = 0; i < asked; i++) {
            relay(sender, 0, wanted.id().hex(), "invite");
        }
        slow.until(() -> sender.commands("onStatus").size() == asked);
        assertThat(slow.questions).hasSize(Introducer.MAXIMUM_PENDING);

        slow.answer = CompletableFuture.completedFuture(true);
        relay(sender, 0, wanted.id().hex(), "invite");
        slow.until(() -> wanted.heard("onRelay"));
    }

    /** What is kept of them, and for how long, must not depend on how many there are. */
    @Test
    void onlySoManyWaitToBeToldThatTheirMessagesAreNotPassedOn() {
        int asked = PeerMessages.MOST_WAITING + 50;
        SimulatedRendezvous busy = new SimulatedRendezvous(
                new RendezvousLimits(100, 100, 10, Duration.ofSeconds(10), 2 * asked, 2 * asked));
        ScriptedClient sender = busy.admitted("203.0.113.5");
        long begun = busy.simulation.now();
        for (int i = 0; i < asked; i++) {
            relay(sender, 0, new PeerId(new byte[32]).hex(), "invite");
        }
        busy.until(() -> sender.commands("onStatus").size() >= 50);
        assertThat(busy.simulation.now() - begun).isLessThan(PeerMessages.REFUSED_AFTER);
        busy.pass(PeerMessages.REFUSED_AFTER / 2);
        assertThat(sender.commands("onStatus")).hasSize(50);
        busy.until(() -> sender.commands("onStatus").size() == asked);
    }

    @Test
    void aMessageThatIsPassedOnIsToldAtOnce() {
        long asked = rendezvous.simulation.now();
        relay(vera, 7, wanda.id().hex(), "invite");
        rendezvous.until(() -> wanda.heard("onRelay") && vera.commands("_result").size() == 2);
        assertThat(rendezvous.simulation.now() - asked).isLessThan(PeerMessages.REFUSED_AFTER / 2);
    }

    @Test
    void nothingLongIsPassedOn() {
        assertIsRefused(CompletableFuture.completedFuture(true), "x".repeat(PeerMessages.MAXIMUM_LENGTH));
    }

    @Test
    void noObjectsArePassedOn() {
        relay(vera, 0, wanda.id().hex(), Map.of("action", "invite"));
        relay(vera, 0, wanda.id().hex(), List.of("invite"));
        rendezvous.until(() -> vera.commands("onStatus").size() == 2);
        relay(vera, 0, wanda.id().hex(), "invite", 1.5, true, null);
        rendezvous.until(() -> wanda.heard("onRelay"));
        assertThat(wanda.commands("onRelay")).hasSize(1);
    }

    @Test
    void nothingIsPassedOnForThoseWhoseIdIsNotProven() {
        ScriptedClient mallory = rendezvous.admitted(rendezvous.clientWithoutStaticKeys("203.0.113.7"));
        relay(mallory, 0, wanda.id().hex(), "invite", "vera");
        rendezvous.until(() -> mallory.heard("onStatus"));
        assertThat(wanda.heard("onRelay")).isFalse();
    }

    @Test
    void ofAFloodMostIsNotPassedOn() {
        for (int i = 0; i < 1000; i++) {
            relay(vera, 0, wanda.id().hex(), "invite", "vera");
        }
        rendezvous.until(() -> wanda.commands("onRelay").size() + vera.commands("onStatus").size() == 1000);
        assertThat(wanda.commands("onRelay")).hasSizeLessThan(200);
        assertThat(vera.isClosed()).isFalse();
    }

    private void assertIsRefused(CompletionStage<Boolean> answer, String action) {
        int before = vera.commands("onStatus").size();
        rendezvous.answer = answer;
        relay(vera, 0, wanda.id().hex(), action, "vera");
        rendezvous.until(() -> vera.commands("onStatus").size() > before);
        assertThat(wanda.heard("onRelay")).isFalse();
    }

    private static void relay(ScriptedClient sender, double transactionId, Object... arguments) {
        sender.send(CommandMessage.of("relay", transactionId, null, arguments));
    }
}
