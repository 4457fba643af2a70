package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.rendezvous.trace.IntroductionLog;
import io.github.peerfire.rendezvous.trace.IntroductionOutcome;
import io.github.peerfire.rendezvous.trace.IntroductionReport;
import io.github.peerfire.rendezvous.trace.IntroductionStep;
import io.github.peerfire.rendezvous.trace.IntroductionTotals;
import io.github.peerfire.rendezvous.trace.Party;
import io.github.peerfire.rendezvous.trace.TimedStep;
import io.github.peerfire.rtmfp.common.Time;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be said afterwards about why an introduction failed, or did not. */
class IntroductionTraceTest {

    private final SimulatedRendezvous rendezvous = new SimulatedRendezvous();
    private final ScriptedClient alice = rendezvous.admitted("203.0.113.5");
    private final ScriptedClient bob = rendezvous.admitted("203.0.113.6");

    private IntroductionReport latest() {
        return rendezvous.server.introductions().get(0);
    }

    private IntroductionReport afterLookingUp(PeerId peer) {
        alice.lookUp(peer, SimulatedRendezvous.ADDRESS);
        rendezvous.pass(Time.SECOND / 5);
        return latest();
    }

    @Test
    void anIntroductionIsATimelineAndWhyItsAskerAsksNoMoreIsLeftOpenWhereItDoesNotSay() {
        bob.acceptIntroductions();
        IntroductionReport report = afterLookingUp(bob.id());

        assertThat(report.asker()).isEqualTo(alice.id());
        assertThat(report.target()).isEqualTo(bob.id());
        assertThat(report.timeline()).extracting(TimedStep::step).containsExactly(IntroductionStep.ASKED,
                IntroductionStep.PERMITTED, IntroductionStep.REDIRECTED, IntroductionStep.FORWARDED);
        assertThat(report.timeline()).extracting(TimedStep::count).containsExactly(0, 0, 1, 1);
        assertThat(report.outcome()).isEqualTo(IntroductionOutcome.INTRODUCED);
        rendezvous.pass(5 * Time.SECOND);
        assertThat(latest().outcome()).isEqualTo(IntroductionOutcome.STOPPED_ASKING);
        assertThat(latest().outcome().explanationKey()).isEqualTo("introduction.outcome.stopped-asking");
        assertThat(latest().timeline()).as("nobody said so").isEqualTo(report.timeline());
        assertThat(report.toString()).doesNotContain(alice.id().hex());
    }

    @Test
    void whatTheAskerIsNotToldIsWrittenDown() {
        assertThat(afterLookingUp(new PeerId(new byte[32])).outcome()).isEqualTo(IntroductionOutcome.UNKNOWN_PEER);

        rendezvous.answer = CompletableFuture.completedFuture(false);
        assertThat(afterLookingUp(bob.id()).outcome()).isEqualTo(IntroductionOutcome.FORBIDDEN);
        assertThat(latest().has(IntroductionStep.REFUSED)).isTrue();

        ScriptedClient carol = rendezvous.admitted("203.0.113.7");
        carol.onLoop(session -> session.close(carol.driver().now()));
        rendezvous.until(() -> !rendezvous.disconnected.isEmpty());
        assertThat(afterLookingUp(carol.id()).outcome()).isEqualTo(IntroductionOutcome.OFFLINE);

        ScriptedClient dave = rendezvous.admitted("203.0.113.8");
        rendezvous.answer = new CompletableFuture<>();
        assertThat(afterLookingUp(dave.id()).outcome()).isEqualTo(IntroductionOutcome.PENDING);
        rendezvous.pass(60 * Time.SECOND);
        assertThat(latest().outcome()).isIn(IntroductionOutcome.NO_DECISION, IntroductionOutcome.PENDING);
        assertThat(latest().has(IntroductionStep.REFUSED)).isTrue();
    }

    @Test
    void thatSomebodyIsAskedForByTooManyIsWrittenDown() {
        RendezvousLimits narrow = new RendezvousLimits(100, 100, 10, Duration.ofSeconds(10), 5, 1);
        SimulatedRendezvous busy = new SimulatedRendezvous(
                RendezvousConfig.builder().bind(SimulatedRendezvous.ADDRESS).limits(narrow).build());
        ScriptedClient wanted = busy.admitted("203.0.113.6");
        for (int i = 0; i < 3; i++) {
            busy.admitted("203.0.113." + (7 + i)).lookUp(wanted.id(), SimulatedRendezvous.ADDRESS);
        }
        busy.pass(Time.SECOND / 5);

        assertThat(busy.server.introductions()).extracting(IntroductionReport::outcome)
                .contains(IntroductionOutcome.INTRODUCED, IntroductionOutcome.LIMITED)
                .doesNotContain(IntroductionOutcome.PENDING);
    }

    @Test
    void whoseNatLetsNothingThroughIsUnreachedAfterTheTimeThatItAsks() {
        rendezvous.simulation.network().setFilter((datagram, from, to) ->
                from.equals(SimulatedRendezvous.ADDRESS) || to.equals(SimulatedRendezvous.ADDRESS));
        assertThat(afterLookingUp(bob.id()).outcome()).isEqualTo(IntroductionOutcome.INTRODUCED);

        rendezvous.pass(40 * Time.SECOND);
        assertThat(latest().outcome()).isEqualTo(IntroductionOutcome.INTRODUCED);
        rendezvous.pass(80 * Time.SECOND);

        assertThat(rendezvous.server.introductions()).hasSize(1);
        assertThat(latest().outcome()).isEqualTo(IntroductionOutcome.UNREACHED);
        assertThat(latest().has(IntroductionStep.ANSWERED)).isFalse();
        assertThat(latest().timeline().stream().filter(timed -> timed.step() == IntroductionStep.ASKED).count())
                .isGreaterThan(5);
    }

    @Test
    void whoLeavesWhileTheOtherStillAsksEndsTheIntroduction() {
        rendezvous.simulation.network().setFilter((datagram, from, to) ->
                from.equals(SimulatedRendezvous.ADDRESS) || to.equals(SimulatedRendezvous.ADDRESS));
        afterLookingUp(bob.id());
        bob.onLoop(session -> session.close(bob.driver().now()));
        rendezvous.pass(Time.SECOND / 4);

        assertThat(latest().outcome()).isEqualTo(IntroductionOutcome.OFFLINE);
        assertThat(latest().has(IntroductionStep.TARGET_LEFT)).isTrue();

        ScriptedClient carol = rendezvous.admitted("203.0.113.7");
        carol.lookUp(alice.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.pass(Time.SECOND / 5);
        carol.onLoop(session -> session.close(carol.driver().now()));
        rendezvous.pass(Time.SECOND / 4);
        assertThat(rendezvous.server.introductions())
                .filteredOn(report -> report.asker().equals(carol.id()))
                .extracting(IntroductionReport::outcome).containsExactly(IntroductionOutcome.ASKER_LEFT);
    }

    /** Who hangs up within a second, or asks for something else from elsewhere, has been answered all the same. */
    @Test
    void anAskerThatSaysThatItWasAnsweredAndLeavesAtOnceWasAnswered() {
        bob.acceptIntroductions();
        afterLookingUp(bob.id());
        alice.send(CommandMessage.of("introductionAnswered", 0, null, bob.id().hex()));
        rendezvous.pass(Time.SECOND / 5);
        assertThat(latest().outcome()).isEqualTo(IntroductionOutcome.ANSWERED);
        alice.onLoop(session -> session.close(alice.driver().now()));
        rendezvous.until(() -> !rendezvous.disconnected.isEmpty());

        assertThat(latest().outcome()).isEqualTo(IntroductionOutcome.ANSWERED);
        assertThat(latest().timeline()).hasSize(5);
        assertThat(latest().timeline().get(4).step()).isEqualTo(IntroductionStep.ANSWERED);
        assertThat(latest().timeline().get(4).after()).isLessThan(Duration.ofMillis(500));
        assertThat(rendezvous.server.introductionTotals().count(IntroductionOutcome.ANSWERED)).isEqualTo(1);
    }

    /** Neither that it was answered nor that it was not is known of a client that stops and says nothing. */
    @ParameterizedTest
    @ValueSource(ints = {5, 20, 30, 60})
    void whoGivesUpAndWouldNotSayThatItWasAnsweredIsNotTakenForAnswered(int seconds) {
        nothingBetween();
        afterLookingUp(bob.id());
        rendezvous.pass(seconds * Time.SECOND);
        alice.onLoop(session -> alice.abandonLookups());
        rendezvous.pass(60 * Time.SECOND);

        assertThat(latest().outcome()).isEqualTo(IntroductionOutcome.STOPPED_ASKING);
        assertThat(rendezvous.server.introductionTotals().outcomes())
                .containsOnly(Map.entry(IntroductionOutcome.STOPPED_ASKING, 1L));
    }

    @Test
    void whoWouldHaveAskedAgainBeforeItLeftHadStoppedAsking() {
        bob.acceptIntroductions();
        afterLookingUp(bob.id());
        rendezvous.pass(2 * Time.SECOND);
        assertThat(latest().outcome()).isEqualTo(IntroductionOutcome.INTRODUCED);
        alice.onLoop(session -> session.close(alice.driver().now()));
        rendezvous.until(() -> !rendezvous.disconnected.isEmpty());

        assertThat(latest().outcome()).isEqualTo(IntroductionOutcome.STOPPED_ASKING);
        assertThat(latest().has(IntroductionStep.ASKER_LEFT)).isFalse();
    }

    /** Nothing gets through between the two, though to the server it does. */
    private void nothingBetween() {
        rendezvous.simulation.network().setFilter((datagram, from, to) ->
                from.equals(SimulatedRendezvous.ADDRESS) || to.equals(SimulatedRendezvous.ADDRESS));
    }

    /** A client that says of whom it heard, and asks for bob. */
    private ScriptedClient asksAsReporter() {
        ScriptedClient carol = rendezvous.client("203.0.113.7");
        carol.connectAsReporter();
        rendezvous.until(() -> carol.heard("_result"));
        carol.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.pass(Time.SECOND);
        assertThat(latest().outcome()).isEqualTo(IntroductionOutcome.INTRODUCED);
        return carol;
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 20, 30, 60})
    void whoWouldSayThatItWasAnsweredAndStopsAskingWithoutAWordGaveUp(int seconds) {
        nothingBetween();
        ScriptedClient carol = asksAsReporter();
        rendezvous.pass(seconds * Time.SECOND);
        carol.onLoop(session -> carol.abandonLookups());
        rendezvous.pass(60 * Time.SECOND);

        assertThat(latest().outcome()).isEqualTo(IntroductionOutcome.GAVE_UP);
        assertThat(latest().has(IntroductionStep.ANSWERED)).isFalse();
        assertThat(rendezvous.server.introductionTotals().outcomes())
                .containsOnly(Map.entry(IntroductionOutcome.GAVE_UP, 1L));
    }

    @Test
    void whoseNetworkFailsWhileItAsksWasNotAnswered() {
        nothingBetween();
        ScriptedClient carol = asksAsReporter();
        rendezvous.simulation.network().setFilter((datagram, from, to) -> false);
        rendezvous.pass(70 * Time.SECOND);

        assertThat(carol.isClosed()).isTrue();
        assertThat(latest().outcome()).isEqualTo(IntroductionOutcome.GAVE_UP);
        assertThat(latest().has(IntroductionStep.ANSWERED)).isFalse();
    }

    @Test
    void whoWouldSayThatItWasAnsweredAndAsksForAllItsTimeWasNotReached() {
        nothingBetween();
        asksAsReporter();
        rendezvous.pass(120 * Time.SECOND);

        assertThat(latest().outcome()).isEqualTo(IntroductionOutcome.UNREACHED);
    }

    @Test
    void whoGaveUpBeforeItLeftDidNotJustLeave() {
        nothingBetween();
        ScriptedClient carol = asksAsReporter();
        carol.onLoop(session -> carol.abandonLookups());
        rendezvous.pass(4 * Time.SECOND);
        carol.onLoop(session -> session.close(carol.driver().now()));
        rendezvous.until(() -> !rendezvous.disconnected.isEmpty());

        assertThat(latest().outcome()).isEqualTo(IntroductionOutcome.GAVE_UP);
        assertThat(latest().has(IntroductionStep.ASKER_LEFT)).isFalse();
    }

    @Test
    void whatIsSaidOfPeersThatNobodyAskedForChangesNothing() {
        rendezvous.answer = CompletableFuture.completedFuture(false);
        afterLookingUp(bob.id());
        alice.send(CommandMessage.of("introductionAnswered", 0, null, bob.id().hex()));
        alice.send(CommandMessage.of("introductionAnswered", 0, null, alice.id().hex()));
        alice.send(CommandMessage.of("introductionAnswered", 0, null, "nobody"));
        alice.send(CommandMessage.of("introductionAnswered", 0, null));
        rendezvous.pass(Time.SECOND / 5);

        assertThat(latest().outcome()).isEqualTo(IntroductionOutcome.FORBIDDEN);
        assertThat(alice.isClosed()).isFalse();
        assertThat(rendezvous.statistics().malformedMessages()).isEqualTo(2);
    }

    @Test
    void noAskerDrivesOthersOutOfMemoryAndThereAreNeverTooMany() {
        IntroductionLog log = log(100);
        Party first = new Party(1, peer(1));
        for (int i = 0; i < 10_000; i++) {
            log.asked(first, peer(1_000 + i), null, i);
        }
        assertThat(log.reports(0)).hasSize(IntroductionLog.PER_ASKER);
        log.asked(new Party(2, peer(2)), peer(3), null, 0);
        for (int i = 0; i < 10_000; i++) {
            log.asked(first, peer(1_000 + i), null, i);
        }
        assertThat(log.reports(0)).extracting(IntroductionReport::asker).contains(peer(2));
        for (int asker = 0; asker < 10_000; asker++) {
            log.asked(new Party(asker, peer(asker)), peer(asker + 1), null, 0);
        }
        assertThat(log.reports(0)).hasSize(100);
        assertThat(log(0).asked(new Party(1, peer(1)), peer(2), null, 0)).isNotNull();
    }

    private static IntroductionLog log(int capacity) {
        return new IntroductionLog(capacity, peer -> false, null);
    }

    @Test
    void eachIsCountedOnceAndAllAreByTheTimeTheServerIsClosed() {
        bob.acceptIntroductions();
        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.pass(Time.SECOND);
        rendezvous.answer = CompletableFuture.completedFuture(false);
        alice.lookUp(rendezvous.admitted("203.0.113.9").id(), SimulatedRendezvous.ADDRESS);
        rendezvous.pass(Time.SECOND);
        assertThat(rendezvous.server.introductionTotals()).isEqualTo(new IntroductionTotals(2, Map.of()));
        rendezvous.pass(10 * Time.SECOND);
        assertThat(rendezvous.server.introductionTotals().count(IntroductionOutcome.STOPPED_ASKING)).isEqualTo(1);
        rendezvous.server.closeAsync();
        rendezvous.pass(Time.SECOND);
        assertThat(rendezvous.server.introductionTotals().outcomes()).containsOnly(
                Map.entry(IntroductionOutcome.STOPPED_ASKING, 1L), Map.entry(IntroductionOutcome.FORBIDDEN, 1L));
        assertThat(rendezvous.ended).extracting(IntroductionReport::outcome)
                .containsExactly(IntroductionOutcome.STOPPED_ASKING, IntroductionOutcome.FORBIDDEN);
    }

    private static PeerId peer(int number) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, 0, 4, (byte) 1);
        bytes[4] = (byte) (number >> 8);
        bytes[5] = (byte) number;
        return new PeerId(bytes);
    }

    @Test
    void whatIsOverIsForgotten() {
        Introductions introductions = new Introductions();
        StartupPackets packets = new StartupPackets();
        for (int i = 0; i < 200; i++) {
            long now = i * Time.SECOND;
            byte[] tag = StartupPackets.tagOfOneHash(i);
            introductions.put(
                    new Introduction(null, null, null, tag, now), packets.lookupRequested(bob.id(), tag), now);
        }
        long end = 199 * Time.SECOND;

        assertThat(introductions.find(StartupPackets.tagOfOneHash(98), end)).isNull();
        assertThat(introductions.find(StartupPackets.tagOfOneHash(99), end)).isNotNull();
        introductions.tidy(end);
        assertThat(introductions.size()).isEqualTo(101);
        introductions.tidy(2 * end);
        assertThat(introductions.size()).isZero();
    }

    @Test
    void afterSomeTimeNothingIsLeftOfAnybodyThoughNobodyComesAnyMore() {
        rendezvous.authorizer = request -> new ConnectDecision.Rejected(ConnectDecision.Rejected.FAILED, "");
        rendezvous.client("203.0.113.9").connect();
        afterLookingUp(bob.id());
        alice.driver().closeAsync();
        bob.driver().closeAsync();
        rendezvous.until(() -> rendezvous.disconnected.size() == 2);
        RendezvousServer server = rendezvous.server;
        assertThat(server.state().ongoing().size()).as("nobody looks for them by tag without port prediction").isZero();
        assertThat(server.state().registry().departed().size()).isEqualTo(2);
        assertThat(server.state().limits().rememberedSources()).isEqualTo(1);

        rendezvous.pass(140 * Time.SECOND);
        assertThat(server.state().registry().departed().size()).isZero();
        assertThat(server.state().limits().rememberedSources()).isZero();
    }

    @Test
    void thatAPeerHadLeftIsStillSaidWhenThePeerItselfIsForgotten() {
        bob.driver().closeAsync();
        rendezvous.until(() -> rendezvous.disconnected.size() == 1);
        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.pass(240 * Time.SECOND);

        assertThat(rendezvous.server.state().registry().departed().size()).isZero();
        assertThat(rendezvous.server.introductions()).extracting(IntroductionReport::outcome)
                .contains(IntroductionOutcome.OFFLINE);
    }

    @Test
    void thatSomebodyAsksForTooManyIsWrittenDown() {
        for (int i = 0; i < RendezvousLimits.DEFAULT.lookupsPerSecond() + 3; i++) {
            alice.lookUp(peer(i), SimulatedRendezvous.ADDRESS);
        }
        rendezvous.pass(Time.SECOND / 5);

        assertThat(rendezvous.server.introductions()).extracting(IntroductionReport::outcome)
                .contains(IntroductionOutcome.UNKNOWN_PEER);
        assertThat(rendezvous.server.introductions())
                .filteredOn(report -> report.outcome() == IntroductionOutcome.LIMITED).hasSize(3)
                .allSatisfy(report -> assertThat(report.timeline()).extracting(TimedStep::step)
                        .containsExactly(IntroductionStep.ASKED, IntroductionStep.LIMITED));
    }

    @Test
    void whoAsksForFarTooManyHidesNothingThereby() {
        IntroductionLog log = log(100);
        Party asker = new Party(1, peer(1));
        log.asked(asker, peer(2), null, 0).stands(IntroductionOutcome.FORBIDDEN);
        for (int i = 0; i < 10_000; i++) {
            log.limited(asker, peer(1_000 + i), i);
        }
        assertThat(log.reports(0)).hasSize(IntroductionLog.PER_ASKER)
                .extracting(IntroductionReport::outcome).contains(IntroductionOutcome.FORBIDDEN);

        for (int i = 0; i < 1_000; i++) {
            log.limited(asker, peer(2), i);
        }
        IntroductionReport first = log.reports(0).get(IntroductionLog.PER_ASKER - 1);
        assertThat(first.outcome()).isEqualTo(IntroductionOutcome.FORBIDDEN);
        assertThat(first.has(IntroductionStep.LIMITED)).isTrue();
        assertThat(first.timeline().size()).isLessThan(50);
    }

    @Test
    void strangersLeaveNoTrace() {
        ScriptedClient stranger = rendezvous.client("203.0.113.9");
        stranger.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.pass(Time.SECOND);

        assertThat(rendezvous.server.introductions()).isEmpty();
    }
}
