package io.github.peerfire.openfire.cluster;

import static io.github.peerfire.openfire.cluster.Questions.peer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rendezvous.cluster.ForwardedAnswer;
import io.github.peerfire.rendezvous.cluster.ForwardedAnswer.Verdict;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Which peer is at which node, whatever becomes of the nodes. */
class OpenfireClusterTest extends ThreeNodes {

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
    void anEntryThatIsNotTrueIsTakenOut() {
        joinAll();
        clustering.directory.put(peer(5).hex(), "second");
        second.answer = CompletableFuture.completedStage(ForwardedAnswer.not(Verdict.NOT_HERE));
        ask();
        assertThat(clustering.directory).isEmpty();
    }

    @Test
    void whoComesWhileItIsBeingSaidThatHeIsNotThereIsFound() {
        joinAll();
        CompletableFuture<ForwardedAnswer> slow = new CompletableFuture<>();
        second.answer = slow;
        ask();
        PeerId wanted = second.questions.get(0).target();
        second.admit(wanted);
        slow.complete(ForwardedAnswer.not(Verdict.NOT_HERE));
        assertThat(first.find(wanted)).contains("second");
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
}
