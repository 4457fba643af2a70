package io.github.peerfire.openfire.cluster;

import static io.github.peerfire.openfire.cluster.Questions.peer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rendezvous.cluster.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What all nodes have to hear of: accounts that were closed, keys that changed. */
class ClusterNewsTest extends ThreeNodes {

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
}
