package io.github.peerfire.openfire.cluster;

import io.github.peerfire.rendezvous.cluster.ForwardedAnswer;
import io.github.peerfire.rendezvous.cluster.NodeId;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** The questions that wait for answers of other nodes. Bounded, thread-safe. */
final class PendingQuestions {

    /** How many may wait. */
    static final int MOST = 1_000;

    /** Longer than anybody waits for the answer. */
    static final long PATIENCE_MILLIS = 6_000;

    private record Waiting(NodeId node, CompletableFuture<ForwardedAnswer> answer, long untilMillis) {
    }

    private final Clock clock;
    private final Map<Long, Waiting> byNumber = new LinkedHashMap<>();
    private long lastNumber;

    PendingQuestions(Clock clock) {
        this.clock = clock;
    }

    /** What is asked of a node: sent by its number, and answered some time. */
    record Asked(long number, CompletionStage<ForwardedAnswer> answer) {
    }

    /** Notes a question; empty if too many wait. */
    synchronized Optional<Asked> ask(NodeId node) {
        if (byNumber.size() >= MOST) {
            return Optional.empty();
        }
        CompletableFuture<ForwardedAnswer> answer = new CompletableFuture<>();
        byNumber.put(++lastNumber, new Waiting(node, answer, clock.millis() + PATIENCE_MILLIS));
        return Optional.of(new Asked(lastNumber, answer));
    }

    /** Takes an answer, of the node that was asked only. */
    void answered(NodeId node, long number, ForwardedAnswer answer) {
        Waiting waiting;
        synchronized (this) {
            waiting = byNumber.get(number);
            if (waiting == null || !waiting.node().equals(node)) {
                return;
            }
            byNumber.remove(number);
        }
        waiting.answer().complete(answer);
    }

    /** A question could not be sent. */
    void failed(long number, Throwable why) {
        Waiting waiting;
        synchronized (this) {
            waiting = byNumber.remove(number);
        }
        if (waiting != null) {
            waiting.answer().completeExceptionally(why);
        }
    }

    /** A node is gone and will answer nothing. */
    void left(NodeId node) {
        failIf(waiting -> waiting.node().equals(node), node + " has left the cluster");
    }

    /** Gives up what waits for too long. */
    void expire() {
        long now = clock.millis();
        failIf(waiting -> waiting.untilMillis() <= now, "The other node did not answer");
    }

    /** Gives everything up. */
    void clear() {
        failIf(waiting -> true, "This node has left the cluster");
    }

    private void failIf(Predicate<Waiting> hopeless, String why) {
        List<Waiting> failed;
        synchronized (this) {
            failed = byNumber.values().stream().filter(hopeless).toList();
            byNumber.values().removeIf(hopeless);
        }
        failed.forEach(waiting -> waiting.answer().completeExceptionally(new IllegalStateException(why)));
    }
}
