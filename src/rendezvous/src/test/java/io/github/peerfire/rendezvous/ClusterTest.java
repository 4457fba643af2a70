package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rendezvous.SimulatedCluster.Node;
import io.github.peerfire.rendezvous.cluster.ClusterMembership;
import io.github.peerfire.rendezvous.cluster.DistantAsker;
import io.github.peerfire.rendezvous.cluster.ForwardedAnswer;
import io.github.peerfire.rendezvous.cluster.ForwardedAnswer.Verdict;
import io.github.peerfire.rendezvous.cluster.ForwardedQuestion;
import io.github.peerfire.rendezvous.cluster.InMemoryCluster;
import io.github.peerfire.rendezvous.cluster.Sighting;
import io.github.peerfire.rendezvous.trace.IntroductionOutcome;
import io.github.peerfire.rendezvous.trace.IntroductionReport;
import io.github.peerfire.rendezvous.trace.IntroductionStep;
import io.github.peerfire.rtmfp.common.Time;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ClusterTest {

    private final SimulatedCluster cluster = new SimulatedCluster(3);
    private final Node here = cluster.node(0);
    private final Node there = cluster.node(1);
    private final ScriptedClient alice = here.admitted("203.0.113.5");
    private final ScriptedClient bob = there.admitted("203.0.113.6");

    private IntroductionReport report() {
        return here.server.introductions().get(0);
    }

    /** Nothing that is not admitted to a client's own node can reach it, so this is that it hears nothing. */
    private void askInVain() {
        alice.lookUp(bob.id(), here.address);
        cluster.simulation.runFor(8 * Time.SECOND);
        assertThat(alice.isOpenTo(bob)).isFalse();
    }

    @Test
    void peersOfDifferentNodesAreIntroduced() {
        alice.lookUp(bob.id(), here.address);
        cluster.until(() -> alice.isOpenTo(bob));

        assertThat(report().outcome()).isEqualTo(IntroductionOutcome.INTRODUCED);
        assertThat(report().timeline()).extracting(step -> step.step()).containsExactly(IntroductionStep.ASKED,
                IntroductionStep.PERMITTED, IntroductionStep.FORWARDED, IntroductionStep.REDIRECTED);
        assertThat(here.server.statistics().introductions()).isEqualTo(1);
    }

    @Test
    void theNodeWhereAPeerIsDecidesAndKnowsWhoAsks() {
        alice.lookUp(bob.id(), here.address);
        cluster.until(() -> alice.isOpenTo(bob));

        assertThat(here.questions).isEmpty();
        assertThat(there.questions).hasSize(1);
        ConnectedPeer asker = there.questions.get(0).get(0);
        assertThat(asker.id()).isEqualTo(alice.id());
        assertThat(asker.owner()).isEqualTo("owner at " + here.address.getPort());
        assertThat(asker.connectionId()).isNegative();
        assertThat(asker.clientNonce()).isEmpty();
    }

    @Test
    void whoMayNotIsNotIntroducedAndTheTraceSaysWhy() {
        there.answer = CompletableFuture.completedStage(false);
        askInVain();

        assertThat(report().outcome()).isEqualTo(IntroductionOutcome.FORBIDDEN);
    }

    @Test
    void aPolicyThatFailsOrDoesNotAnswerIntroducesNobody() {
        there.answer = CompletableFuture.failedFuture(new IllegalStateException("expected in this test"));
        askInVain();
        assertThat(report().outcome()).isEqualTo(IntroductionOutcome.NO_DECISION);

        there.answer = new CompletableFuture<>();
        ScriptedClient carol = here.admitted("203.0.113.7");
        carol.lookUp(bob.id(), here.address);
        cluster.simulation.runFor(6 * Time.SECOND);
        assertThat(report().outcome()).isEqualTo(IntroductionOutcome.NO_DECISION);
    }

    @Test
    void thePeersOfANodeThatDiesOrLeavesAreNowhere() {
        cluster.cluster.kill(there.id);
        askInVain();
        assertThat(report().outcome()).isEqualTo(IntroductionOutcome.UNKNOWN_PEER);
        assertThat(cluster.cluster.peers()).isEqualTo(1);

        here.server.leaveCluster().join();
        assertThat(cluster.cluster.peers()).isZero();
    }

    @Test
    void aNodeThatJoinsTellsWhoIsThereAlready() {
        there.server.leaveCluster().join();
        there.id = there.server.join(cluster.cluster).join();

        alice.lookUp(bob.id(), here.address);
        cluster.until(() -> alice.isOpenTo(bob));
    }

    @Test
    void aServerIsInOneClusterAtATime() {
        assertThat(here.server.join(new InMemoryCluster())).isCompletedExceptionally();
    }

    @Test
    void whoLeavesItsNodeIsNowhere() {
        bob.onLoop(session -> session.close(bob.driver().now()));
        cluster.until(() -> there.server.peers().isEmpty());
        askInVain();

        assertThat(report().outcome()).isEqualTo(IntroductionOutcome.UNKNOWN_PEER);
    }

    @Test
    void whoComesToAnotherNodeIsFoundThereAndGoneFromTheFirst() {
        ScriptedClient again = cluster.node(2).admitted("203.0.113.9", bob.profile());
        cluster.until(() -> there.server.peers().isEmpty());

        alice.lookUp(bob.id(), here.address);
        cluster.until(() -> alice.isOpenTo(again));

        assertThat(cluster.cluster.peers()).isEqualTo(2);
        assertThat(there.questions).isEmpty();
    }

    @Test
    void whomANodeHasItselfNobodyElseIsAskedFor() {
        ScriptedClient carol = here.admitted("203.0.113.7");
        alice.lookUp(carol.id(), here.address);
        cluster.until(() -> alice.isOpenTo(carol));

        assertThat(there.questions).isEmpty();
        assertThat(here.questions).hasSize(1);
    }

    @Test
    void whoComesToADrainingNodeIsSentToTheOthers() {
        here.server.drain();
        ScriptedClient late = ScriptedClient.start(cluster.simulation.drivers(),
                new InetSocketAddress("203.0.113.8", 50_000), alice.profile()).open(here.address);
        cluster.until(late::isOpen);

        assertThat(late.session().farAddress()).isIn(there.address, cluster.node(2).address);
        there.server.drain();
        assertThat(there.server.drainStatus().elsewhere()).isEqualTo(List.of(cluster.node(2).address));
    }

    @Test
    void aDrainingNodeSendsToNodesThatCameLaterAndToNoneThatAreGone() {
        here.server.drain();
        cluster.cluster.kill(there.id);
        cluster.node(2).server.drain();
        Node fresh = cluster.join(cluster.new Node(new InetSocketAddress("198.51.100.9", 1_935)));
        cluster.simulation.runFor(6 * Time.SECOND);
        assertThat(here.server.drainStatus().elsewhere()).containsExactly(fresh.address);

        ScriptedClient late = ScriptedClient.start(cluster.simulation.drivers(),
                new InetSocketAddress("203.0.113.8", 50_000), alice.profile()).open(here.address);
        cluster.until(late::isOpen);
        assertThat(late.session().farAddress()).isEqualTo(fresh.address);
        here.server.undrain();
        cluster.simulation.runFor(6 * Time.SECOND);
        assertThat(here.server.drainStatus().elsewhere()).isEmpty();
    }

    /** Attack A32. */
    @Test
    void whatNodesTellEachOtherIsNotOnTheSocketsOfClients() {
        List<InetSocketAddress> servers = cluster.nodes.stream().map(node -> node.address).toList();
        long[] between = {0};
        cluster.simulation.network().setFilter((datagram, from, to) -> {
            between[0] += servers.contains(from) && servers.contains(to) ? 1 : 0;
            return true;
        });

        alice.lookUp(bob.id(), here.address);
        cluster.until(() -> alice.isOpenTo(bob));
        cluster.node(2).admitted("203.0.113.9", bob.profile());
        cluster.until(() -> there.server.peers().isEmpty());

        assertThat(between[0]).isZero();
    }

    /** Attack A22: two nodes that each believe that a peer is at the other one. */
    @Test
    void aQuestionOfAnotherNodeIsNeverAskedOn() {
        PeerId nobody = new PeerId(new byte[PeerId.LENGTH]);
        PeerlessNode counting = new PeerlessNode(Verdict.NOT_HERE);
        ClusterMembership lost = cluster.cluster.join(counting).toCompletableFuture().join();
        lost.arrived(nobody);
        DistantAsker asker = new DistantAsker(
                1, alice.id(), true, new InetSocketAddress("203.0.113.5", 50_000), "owner", List.of(), Instant.EPOCH);

        ForwardedAnswer answer = lost.forward(here.id, new ForwardedQuestion(nobody, List.of(asker),
                FlashEndpointDiscriminator.ofPeer(nobody).encoded(), new byte[16], Sighting.at(asker.observed())))
                .toCompletableFuture().join();

        assertThat(answer.verdict()).isEqualTo(Verdict.NOT_HERE);
        assertThat(counting.asked).isZero();
        // while a client's own question is asked once
        alice.lookUp(nobody, here.address);
        cluster.simulation.runFor(Time.SECOND / 5);
        assertThat(counting.asked).isEqualTo(1);
    }

    @Test
    void aBoundedNumberOfQuestionsOfOtherNodesWaits() {
        there.answer = new CompletableFuture<>();
        ClusterMembership other = cluster.cluster.join(new PeerlessNode(Verdict.NOT_HERE)).toCompletableFuture().join();
        DistantAsker asker = new DistantAsker(
                1, alice.id(), true, new InetSocketAddress("203.0.113.5", 50_000), "owner", List.of(), Instant.EPOCH);
        ForwardedQuestion question = new ForwardedQuestion(bob.id(), List.of(asker),
                FlashEndpointDiscriminator.ofPeer(bob.id()).encoded(), new byte[16], Sighting.at(asker.observed()));
        List<CompletableFuture<ForwardedAnswer>> answers = new ArrayList<>();
        for (int count = 0; count < OwnNode.MAXIMUM_PENDING + 5; count++) {
            answers.add(other.forward(there.id, question).toCompletableFuture());
        }
        assertThat(answers.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join))
                .hasSize(5).allMatch(answer -> answer.verdict() == Verdict.LIMITED);

        cluster.simulation.runFor(6 * Time.SECOND);
        assertThat(answers).allMatch(answer -> answer.isDone() && answer.join().verdict() != Verdict.INTRODUCED);
        there.answer = CompletableFuture.completedStage(true);
        CompletableFuture<ForwardedAnswer> next = other.forward(there.id, question).toCompletableFuture();
        cluster.until(next::isDone);
        assertThat(next.join().verdict()).isEqualTo(Verdict.INTRODUCED);
    }

    @Test
    void aNodeThatDoesNotAnswerIsNotWaitedForForLong() {
        PeerlessNode mute = new PeerlessNode(Verdict.NOT_HERE);
        mute.answer = new CompletableFuture<>();
        PeerId lost = new PeerId(new byte[PeerId.LENGTH]);
        cluster.cluster.join(mute).toCompletableFuture().join().arrived(lost);

        alice.lookUp(lost, here.address);
        cluster.simulation.runFor(Time.SECOND / 5);
        assertThat(report().outcome()).isEqualTo(IntroductionOutcome.PENDING);
        alice.driver().closeAsync();
        cluster.simulation.runFor(10 * Time.SECOND);

        assertThat(here.server.statistics().lookupsRefused()).isPositive();
        assertThat(here.server.statistics().introductions()).isZero();
    }
}
