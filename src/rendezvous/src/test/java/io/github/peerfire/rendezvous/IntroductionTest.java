package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.chunk.ResponderHello;
import io.github.peerfire.rtmfp.chunk.ResponderRedirect;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.testbed.simulation.SimulatedDriver;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class IntroductionTest {

    private static final String ALICE = "203.0.113.5";
    private static final String BOB = "203.0.113.6";

    private final SimulatedRendezvous rendezvous = new SimulatedRendezvous();

    @Test
    void twoAdmittedPeersFindEachOther() {
        ScriptedClient alice = rendezvous.admitted(ALICE);
        ScriptedClient bob = rendezvous.admitted(BOB);
        bob.acceptIntroductions();

        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.until(() -> alice.isOpenTo(bob) && bob.isOpenTo(alice));

        assertThat(rendezvous.statistics().introductions()).isEqualTo(1);
        assertThat(rendezvous.questions.get(0)).extracting(ConnectedPeer::id).containsExactly(alice.id());
    }

    @Test
    void anUnknownPeerAndOneThatIsGoneAreAnsweredWithSilence() {
        ScriptedClient alice = rendezvous.admitted(ALICE);
        ScriptedClient bob = rendezvous.admitted(BOB);
        bob.onLoop(session -> session.close(bob.driver().now()));
        rendezvous.until(() -> !rendezvous.disconnected.isEmpty());
        long before = alice.session().statistics().packetsReceived();

        alice.lookUp(new PeerId(new byte[32]), SimulatedRendezvous.ADDRESS);
        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.pass(Time.SECOND / 5);

        assertThat(rendezvous.statistics().lookupsUnanswerable()).isEqualTo(2);
        assertThat(rendezvous.questions).isEmpty();
        assertThat(alice.session().statistics().packetsReceived()).isEqualTo(before);
    }

    @Test
    void whomThePolicyRefusesIsNotIntroducedNeitherToldNorAnnounced() {
        rendezvous.answer = CompletableFuture.completedFuture(false);
        ScriptedClient alice = rendezvous.admitted(ALICE);
        ScriptedClient bob = rendezvous.admitted(BOB);
        long before = bob.session().statistics().packetsReceived();

        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.pass(Time.SECOND / 5);

        assertThat(rendezvous.statistics().lookupsRefused()).isEqualTo(1);
        assertThat(rendezvous.statistics().introductions()).isZero();
        assertThat(bob.session().statistics().packetsReceived()).isEqualTo(before);
    }

    @Test
    void aPolicyThatFailsOrNeverAnswersRefuses() {
        ScriptedClient alice = rendezvous.admitted(ALICE);
        ScriptedClient bob = rendezvous.admitted(BOB);

        rendezvous.answer = CompletableFuture.failedFuture(new IllegalStateException("expected in this test"));
        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.pass(Time.SECOND / 5);
        assertThat(rendezvous.statistics().lookupsRefused()).isEqualTo(1);

        CompletableFuture<Boolean> late = new CompletableFuture<>();
        rendezvous.answer = late;
        rendezvous.pass(30 * Time.SECOND);
        late.complete(true);
        rendezvous.pass(Time.SECOND);

        assertThat(rendezvous.statistics().lookupsRefused()).isGreaterThan(1);
    }

    @Test
    void aPolicyMayAnswerLater() {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        rendezvous.answer = answer;
        ScriptedClient alice = rendezvous.admitted(ALICE);
        ScriptedClient bob = rendezvous.admitted(BOB);
        bob.acceptIntroductions();

        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.until(() -> !rendezvous.questions.isEmpty());
        assertThat(rendezvous.statistics().introductions()).isZero();
        answer.complete(true);

        rendezvous.until(() -> alice.isOpenTo(bob));
    }

    @Test
    void aPeerThatLeftWhileThePolicyThoughtIsNotIntroduced() {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        rendezvous.answer = answer;
        ScriptedClient alice = rendezvous.admitted(ALICE);
        ScriptedClient bob = rendezvous.admitted(BOB);
        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.until(() -> !rendezvous.questions.isEmpty());

        bob.onLoop(session -> session.close(bob.driver().now()));
        rendezvous.until(() -> !rendezvous.disconnected.isEmpty());
        answer.complete(true);
        rendezvous.pass(Time.SECOND / 5);

        assertThat(rendezvous.statistics().introductions()).isZero();
    }

    @Test
    void whoIsNowWhereAnAskerWasBeforeItMovedIsNotTold() throws BindException {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        rendezvous.answer = answer;
        ScriptedClient alice = rendezvous.admitted(ALICE);
        ScriptedClient bob = rendezvous.admitted(BOB);
        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.until(() -> !rendezvous.questions.isEmpty());

        ((SimulatedDriver) alice.driver()).rebind(0, new InetSocketAddress("203.0.113.8", 62_000));
        alice.send(CommandMessage.of("createStream", 2, null));
        rendezvous.until(() -> !rendezvous.moved.isEmpty());
        answer.complete(true);
        rendezvous.pass(Time.SECOND / 5);

        assertThat(rendezvous.statistics().introductions()).isZero();
    }

    @Test
    void aStrangerLearnsNothing() {
        ScriptedClient bob = rendezvous.admitted(BOB);
        ScriptedClient stranger = rendezvous.client(ALICE);

        stranger.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.pass(Time.SECOND / 5);

        assertThat(rendezvous.statistics().lookupsFromStrangers()).isEqualTo(1);
        assertThat(rendezvous.questions).isEmpty();
        assertThat(stranger.opened).extracting(Session::isOpen).containsExactly(true);
    }

    @Test
    void aPeerWithoutStaticKeysCannotBeLookedUp() {
        ScriptedClient alice = rendezvous.admitted(ALICE);
        ScriptedClient bob = rendezvous.admitted(rendezvous.clientWithoutStaticKeys(BOB));

        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.pass(Time.SECOND / 5);

        assertThat(rendezvous.server.peers()).hasSize(2);
        assertThat(rendezvous.server.find(bob.id())).isEmpty();
        assertThat(rendezvous.statistics().lookupsUnanswerable()).isEqualTo(1);
    }

    @Test
    void onePeerAsksOnlySoOften() {
        ScriptedClient alice = rendezvous.admitted(ALICE);
        ScriptedClient bob = rendezvous.admitted(BOB);
        rendezvous.answer = CompletableFuture.completedFuture(false);

        for (int i = 0; i < 12; i++) {
            byte[] unknown = new byte[32];
            unknown[0] = (byte) i;
            alice.lookUp(new PeerId(unknown), SimulatedRendezvous.ADDRESS);
        }
        rendezvous.pass(Time.SECOND / 10);

        assertThat(rendezvous.statistics().lookupsUnanswerable()).isEqualTo(5);
        assertThat(rendezvous.statistics().lookupsLimited()).isEqualTo(7);
        assertThat(bob.isClosed()).isFalse();
    }

    @Test
    @Proves("R7016-184")
    void whatAPeerSaysAboutItselfReplacesWhatItSaidBefore() {
        ScriptedClient bob = rendezvous.admitted(BOB);

        bob.setPeerInfo("10.0.0.1:5000", "example.net:5000", "198.51.100.1:1935", "127.0.0.1:0", "10.0.0.1:5000");
        rendezvous.until(() -> !candidatesOf(bob).isEmpty());
        assertThat(candidatesOf(bob)).containsExactly(new InetSocketAddress("10.0.0.1", 5_000));

        bob.setPeerInfo();
        rendezvous.until(() -> candidatesOf(bob).isEmpty());
    }

    private List<InetSocketAddress> candidatesOf(ScriptedClient client) {
        return rendezvous.server.state().registry().find(client.id()).orElseThrow().candidates();
    }

    @Test
    @Proves({"R7016-180", "R7016-185"})
    void anIntroductionTellsEachWhereTheOtherWasSeenAndIsNoOpeningOfTheServersOwn() {
        ScriptedClient alice = rendezvous.admitted(ALICE);
        ScriptedClient bob = rendezvous.admitted(BOB);
        bob.acceptIntroductions();
        StartupPackets packets = new StartupPackets();
        List<Class<?>> fromServer = new ArrayList<>();
        Set<InetSocketAddress> redirected = new LinkedHashSet<>();
        Set<InetSocketAddress> answeredByBob = new LinkedHashSet<>();
        rendezvous.simulation.network().setFilter((datagram, from, to) -> {
            Chunk chunk = packets.firstChunk(datagram);
            if (chunk != null && from.equals(SimulatedRendezvous.ADDRESS)) {
                fromServer.add(chunk.getClass());
            }
            if (chunk instanceof ResponderRedirect redirect) {
                redirect.destinations().forEach(destination -> redirected.add(destination.address()));
            } else if (chunk instanceof ResponderHello) {
                answeredByBob.add(to);
            }
            // what alice sends does not reach bob but by the server
            return !(chunk instanceof InitiatorHello) || to.equals(SimulatedRendezvous.ADDRESS);
        });

        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.until(() -> alice.isOpenTo(bob));
        assertThat(redirected).contains(new InetSocketAddress(BOB, 50_000));
        assertThat(answeredByBob).containsExactly(new InetSocketAddress(ALICE, 50_000));
        assertThat(fromServer).containsOnly(ResponderRedirect.class);
    }

}
