package io.github.peerfire.phone.media.playout;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** Loses and delays messages, in virtual time. */
final class VirtualNetwork {

    static final long MILLISECOND = 1_000_000;

    private final SplittableRandom random;
    private final double loss;
    private final long delay;
    private final long jitter;
    private final PriorityQueue<Message> underWay = new PriorityQueue<>(
            Comparator.comparingLong(Message::arrives).thenComparingLong(Message::number));
    private long heldUntil;
    private long lost;
    private long number;

    /** A message on the way. */
    record Message(long timestamp, byte[] tag, long arrives, long number) {
    }

    VirtualNetwork(long seed, double loss, long delayMilliseconds, long jitterMilliseconds) {
        this.random = new SplittableRandom(seed);
        this.loss = loss;
        this.delay = delayMilliseconds * MILLISECOND;
        this.jitter = jitterMilliseconds * MILLISECOND;
    }

    /** Lets nothing arrive before then. */
    void hold(long until) {
        heldUntil = until;
    }

    void send(long timestamp, byte[] tag, long now) {
        if (random.nextDouble() < loss) {
            lost++;
            return;
        }
        long arrives = now + delay + (jitter == 0 ? 0 : random.nextLong(jitter));
        underWay.add(new Message(timestamp, tag, Math.max(arrives, heldUntil), number++));
    }

    /** The next one that has arrived by now; null if there is none. */
    Message receive(long now) {
        return underWay.isEmpty() || underWay.peek().arrives() > now ? null : underWay.poll();
    }

    long lost() {
        return lost;
    }
}
