package io.github.peerfire.openfire.cluster;

import static io.github.peerfire.openfire.cluster.Questions.peer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.openfire.introduction.DistantUser;
import io.github.peerfire.rendezvous.cluster.DistantAsker;
import io.github.peerfire.rendezvous.cluster.ForwardedAnswer;
import io.github.peerfire.rendezvous.cluster.ForwardedAnswer.Verdict;
import io.github.peerfire.rendezvous.cluster.NodeId;
import io.github.peerfire.testbed.time.ManualClock;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;

class OpenfireClusterTest {

    private static final ForwardedAnswer INTRODUCED = ForwardedAnswer.introduced(
            new InetSocketAddress("203.0.113.5", 50_005), List.of(), 1);
    private static final NodeId SECOND = new NodeId("second");

    private final ManualClock clock = new ManualClock();
    private final FakeClustering clustering = new FakeClustering();
    private int tasks;
    private boolean full;
    private final TestNode first = new TestNode(clustering, "first", 1, clock, this::execute);
    private final TestNode second = new TestNode(clustering, "second", 2, clock, this::execute);
    private final TestNode third = new TestNode(clustering, "third", 3, clock, this::execute);

    private void execute(Runnable task) {
        if (full) {
            throw new RejectedExecutionException();
        }
        tasks++;
        task.run();
    }

    @Test
    void aServerByItselfIsAtNoCost() {
        first.admit(peer(1));
        assertThat(first.find(peer(1))).isEmpty();
        first.lose(peer(1));
        first.cluster.tidy();
        first.cluster.announceAccountClosed("alice");
        assertThat(first.membership.others()).isEmpty();
        assertThat(tasks).isZero();
        assertThat(clustering.directory).isEmpty();
    }

    @Test
    void whoWasThereBeforeTheClusterIsFoundInIt() {
        first.admit(peer(1));
        joinAll();
        assertThat(second.find(peer(1))).contains("first");
        assertThat(first.find(peer(1))).isEmpty();
    }

    @Test
    void whoComesAndGoesIsFoundAndIsNot() {
        joinAll();
        second.admit(peer(2));
        assertThat(first.find(peer(2))).contains("second");
        second.lose(peer(2));
        assertThat(first.find(peer(2))).isEmpty();
        assertThat(clustering.directory).isEmpty();
    }

    @Test
    void whoMovesIsFoundWhereHeIsAndHisOldNodeIsTold() {
        joinAll();
        first.admit(peer(1));
        second.admit(peer(1));
        assertThat(first.stale).containsExactly(peer(1));
        first.lose(peer(1));
        assertThat(third.find(peer(1))).contains("second");
    }

    @Test
    void thePeersOfANodeThatDiesVanish() {
        joinAll();
        second.admit(peer(2));
        first.admit(peer(1));
        second.link.die();
        assertThat(first.find(peer(2))).isEmpty();
        assertThat(clustering.directory).containsOnlyKeys(peer(1).hex());
    }

    @Test
    void thePeersOfASeniorNodeThatDiesVanishToo() {
        joinAll();
        first.admit(peer(1));
        first.link.die();
        second.cluster.becameSenior();
        assertThat(clustering.directory).isEmpty();
    }

    @Test
    void whatIsLostWithANodeIsPutBack() {
        joinAll();
        first.admit(peer(1));
        clustering.directory.clear();
        second.link.die();
        assertThat(third.find(peer(1))).contains("first");
    }

    @Test
    void whatIsLostOtherwiseIsPutBackInTenMinutes() {
        joinAll();
        first.admit(peer(1));
        clustering.directory.clear();
        clock.advance(Duration.ofMinutes(10));
        first.cluster.tidy();
        assertThat(second.find(peer(1))).contains("first");
    }

    @Test
    void whoWasCutOffPutsItsPeersBack() {
        joinAll();
        first.admit(peer(1));
        first.link.leave();
        assertThat(second.find(peer(1))).isEmpty();
        first.link.join();
        assertThat(second.find(peer(1))).contains("first");
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenLater() {
        joinAll();
        first.link.broken = true;
        first.admit(peer(1));
        assertThat(second.find(peer(1))).isEmpty();
        first.link.broken = false;
        first.cluster.tidy();
        assertThat(second.find(peer(1))).contains("first");
    }

    @Test
    void aQuestionIsAnsweredByTheNodeThatHasThePeer() {
        joinAll();
        second.answer = CompletableFuture.completedStage(INTRODUCED);
        assertThat(ask()).isCompletedWithValue(INTRODUCED);
        assertThat(second.questions).hasSize(1);
        assertThat(third.questions).isEmpty();
    }

    @Test
    void theOtherNodeIsToldWhoseUserAsks() {
        joinAll();
        second.answer = CompletableFuture.completedStage(INTRODUCED);
        ask();
        assertThat(second.questions.get(0).askers()).extracting(DistantAsker::owner)
                .containsExactly(new DistantUser(Optional.of(new JID("alice@example.net/desk")), false));
    }

    @Test
    void anAnswerMayTakeItsTime() {
        joinAll();
        CompletableFuture<ForwardedAnswer> slow = new CompletableFuture<>();
        second.answer = slow;
        CompletableFuture<ForwardedAnswer> answer = ask();
        assertThat(answer).isNotDone();
        slow.complete(ForwardedAnswer.not(Verdict.FORBIDDEN));
        assertThat(answer).isCompletedWithValue(ForwardedAnswer.not(Verdict.FORBIDDEN));
    }

    @Test
    void aQuestionFailsWhenTheNodeDies() {
        joinAll();
        second.answer = new CompletableFuture<>();
        CompletableFuture<ForwardedAnswer> answer = ask();
        second.link.die();
        assertThat(answer).isCompletedExceptionally();
    }

    @Test
    void aQuestionThatNobodyAnswersFails() {
        joinAll();
        second.answer = new CompletableFuture<>();
        CompletableFuture<ForwardedAnswer> answer = ask();
        clock.advance(Duration.ofMillis(PendingQuestions.PATIENCE_MILLIS));
        first.cluster.tidy();
        assertThat(answer).isCompletedExceptionally();
    }

    @Test
    void aQuestionToANodeThatIsNotThereFailsAtOnce() {
        joinAll();
        second.link.die();
        assertThat(ask()).isCompletedExceptionally();
    }

    @Test
    void aQuestionFailsIfThereIsTooMuchToDo() {
        joinAll();
        full = true;
        assertThat(ask()).isCompletedExceptionally();
        assertThat(first.membership.find(peer(1)).toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void onlySoManyQuestionsWait() {
        joinAll();
        second.answer = new CompletableFuture<>();
        for (int i = 0; i < PendingQuestions.MOST; i++) {
            assertThat(ask()).isNotDone();
        }
        assertThat(ask()).isCompletedExceptionally();
        assertThat(second.questions).hasSize(PendingQuestions.MOST);
    }

    @Test
    void onlyWhoWasAskedMayAnswer() {
        joinAll();
        second.answer = new CompletableFuture<>();
        CompletableFuture<ForwardedAnswer> answer = ask();
        third.link.send(new NodeId("first"), MessageWriter.encode(new NodeMessage.Answer(1, INTRODUCED)));
        assertThat(answer).isNotDone();
        second.link.send(new NodeId("first"), MessageWriter.encode(new NodeMessage.Answer(1, INTRODUCED)));
        assertThat(answer).isCompletedWithValue(INTRODUCED);
    }

    @Test
    void anEntryThatIsNotTrueIsTakenOut() {
        joinAll();
        clustering.directory.put(peer(5).hex(), "second");
        second.answer = CompletableFuture.completedStage(ForwardedAnswer.not(Verdict.NOT_HERE));
        ask();
        assertThat(clustering.directory).isEmpty();
    }

    @Test
    void nodesKnowWhereEndpointsReachTheOthers() {
        joinAll();
        assertThat(first.membership.others()).extracting(InetSocketAddress::getPort).containsExactlyInAnyOrder(2, 3);
        assertThat(third.membership.others()).extracting(InetSocketAddress::getPort).containsExactlyInAnyOrder(1, 2);
        second.link.die();
        assertThat(first.membership.others()).extracting(InetSocketAddress::getPort).containsExactly(3);
    }

    @Test
    void nobodyIsSentToANodeThatDrains() {
        joinAll();
        second.addresses = List.of();
        second.cluster.tidy();
        assertThat(first.membership.others()).extracting(InetSocketAddress::getPort).containsExactly(3);
    }

    @Test
    void aRendezvousThatStopsTakesItsPeersOut() {
        joinAll();
        second.admit(peer(2));
        second.membership.leave();
        assertThat(first.find(peer(2))).isEmpty();
        assertThat(first.membership.others()).extracting(InetSocketAddress::getPort).containsExactly(3);
    }

    @Test
    void anAccountIsClosedEverywhere() {
        joinAll();
        first.cluster.announceAccountClosed("alice");
        assertThat(first.closed).isEmpty();
        assertThat(second.closed).containsExactly("alice");
        assertThat(third.closed).containsExactly("alice");
    }

    @Test
    void whoWasCutOffHearsOfAccountsThatWereClosedMeanwhileAndTellsOfItsOwn() {
        joinAll();
        Instant then = clock.instant();
        second.link.leave();
        first.cluster.announceAccountClosed("alice");
        second.cluster.announceAccountClosed("bob");
        clock.advance(Duration.ofMinutes(3));
        assertThat(second.closed).isEmpty();
        int doubts = second.doubts;
        second.link.join();
        assertThat(second.closedBefore).containsExactly(Map.entry("alice", then));
        assertThat(first.closedBefore).containsEntry("bob", then);
        assertThat(third.closedBefore).containsEntry("bob", then);
        assertThat(second.doubts).as("what nobody remembers can be looked up").isEqualTo(doubts + 1);
    }

    @Test
    void whatWasClosedLongAgoIsNotToldAgain() {
        joinAll();
        second.link.leave();
        for (int account = 0; account <= RecentClosings.MOST; account++) {
            first.cluster.announceAccountClosed("user" + account);
        }
        second.link.join();
        assertThat(second.closedBefore).hasSize(RecentClosings.MOST).doesNotContainKey("user0");
        clock.advance(Duration.ofHours(25));
        second.link.leave();
        second.closedBefore.clear();
        second.link.join();
        assertThat(second.closedBefore).isEmpty();
    }

    @Test
    void whoArrivesElsewhereAtTheVeryMomentHeLeavesIsFound() {
        joinAll();
        first.admit(peer(1));
        clustering.beforeRemoval = () -> second.admit(peer(1));
        first.lose(peer(1));
        assertThat(third.find(peer(1))).contains("second");
    }

    @Test
    void whoComesBackAtTheVeryMomentThatHisDeadNodeIsForgottenIsFound() {
        joinAll();
        second.admit(peer(2));
        clustering.beforeRemoval = () -> third.admit(peer(2));
        second.link.die();
        assertThat(first.find(peer(2))).contains("third");
    }

    @Test
    void keysAreReadAnewEverywhere() {
        joinAll();
        first.keyChanges = 0;
        second.keyChanges = 0;
        third.keyChanges = 0;
        first.cluster.announceKeysChanged();
        assertThat(List.of(first.keyChanges, second.keyChanges, third.keyChanges)).containsExactly(0, 1, 1);
    }

    @Test
    void whoWasCutOffReadsKeysAnewForOneMayHaveBeenRevoked() {
        joinAll();
        int before = second.keyChanges;
        second.cluster.left();
        second.cluster.joined();
        assertThat(second.keyChanges).isEqualTo(before + 1);
    }

    @Test
    void keysAreReadAnewNowAndThenForTheNewsMayHaveBeenLost() {
        joinAll();
        int before = second.keyChanges;
        second.cluster.tidy();
        assertThat(second.keyChanges).as("not each time").isEqualTo(before);
        clock.advance(Duration.ofMinutes(10));
        second.cluster.tidy();
        assertThat(second.keyChanges).isEqualTo(before + 1);
    }

    @Test
    void whatIsNotUnderstoodIsPassedOver() {
        joinAll();
        second.link.send(new NodeId("first"), new byte[] {99, 1, 2, 3});
        second.admit(peer(2));
        assertThat(first.find(peer(2))).contains("second");
    }

    private void joinAll() {
        first.link.join();
        second.link.join();
        third.link.join();
    }

    private CompletableFuture<ForwardedAnswer> ask() {
        return first.membership.forward(SECOND, Questions.about(peer(5), "alice", 1)).toCompletableFuture();
    }
}
