package io.github.peerfire.openfire.cluster;

import static io.github.peerfire.openfire.cluster.Questions.peer;

import io.github.peerfire.rendezvous.cluster.ForwardedAnswer;
import io.github.peerfire.rendezvous.cluster.NodeId;
import io.github.peerfire.rendezvous.cluster.Sighting;
import io.github.peerfire.testbed.time.ManualClock;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/** Three nodes of a cluster without servers, and a clock that stands still. */
abstract class ThreeNodes {

    static final ForwardedAnswer INTRODUCED = ForwardedAnswer.introduced(
            Sighting.at(new InetSocketAddress("203.0.113.5", 50_005)), List.of(), 1);
    static final NodeId SECOND = new NodeId("second");

    final ManualClock clock = new ManualClock();
    final FakeClustering clustering = new FakeClustering();
    int tasks;
    boolean full;
    final TestNode first = new TestNode(clustering, "first", 1, clock, this::execute);
    final TestNode second = new TestNode(clustering, "second", 2, clock, this::execute);
    final TestNode third = new TestNode(clustering, "third", 3, clock, this::execute);

    void execute(Runnable task) {
        if (full) {
            throw new RejectedExecutionException();
        }
        tasks++;
        task.run();
    }

    void joinAll() {
        first.link.join();
        second.link.join();
        third.link.join();
    }

    CompletableFuture<ForwardedAnswer> ask() {
        return first.membership.forward(SECOND, Questions.about(peer(5), "alice", 1)).toCompletableFuture();
    }
}
