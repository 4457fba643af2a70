package io.github.peerfire.openfire.cluster;

import static io.github.peerfire.openfire.cluster.Questions.peer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.openfire.introduction.DistantUser;
import io.github.peerfire.rendezvous.cluster.DistantAsker;
import io.github.peerfire.rendezvous.cluster.ForwardedAnswer;
import io.github.peerfire.rendezvous.cluster.ForwardedAnswer.Verdict;
import io.github.peerfire.rendezvous.cluster.NodeId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;

/** Introductions that another node decides. */
class ClusterQuestionsTest extends ThreeNodes {

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
}
