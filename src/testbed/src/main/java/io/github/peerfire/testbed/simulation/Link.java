package io.github.peerfire.testbed.simulation;

/**
 * What happens to datagrams from one host to another; the other direction has a link of its own. Times in nanoseconds,
 * probabilities from 0 to 1.
 *
 * @param delay how long each takes at least
 * @param jitter by how much longer it may take; does not change the order
 * @param loss how probably one is lost
 * @param duplication how probably one arrives twice
 * @param reordering how probably one is overtaken by others
 * @param corruption how probably a bit of one is flipped
 * @param bitsPerSecond how fast they go, or 0 for no limit
 * @param queueBytes what may wait for its turn where there is such a limit; what exceeds it is lost
 */
public record Link(
        long delay,
        long jitter,
        double loss,
        double duplication,
        double reordering,
        double corruption,
        long bitsPerSecond,
        int queueBytes) {

    private static final long MILLISECOND = 1_000_000L;

    /** 15 ms, nothing lost, no limit. */
    public static final Link GOOD = new Link(15 * MILLISECOND, 0, 0, 0, 0, 0, 0, 0);

    public Link {
        if (delay < 0 || jitter < 0 || bitsPerSecond < 0 || queueBytes < 0) {
            throw new IllegalArgumentException("Times, rate and queue must not be negative");
        }
    }

    public Link withDelay(long newDelay) {
        return new Link(newDelay, jitter, loss, duplication, reordering, corruption, bitsPerSecond, queueBytes);
    }

    public Link withJitter(long newJitter) {
        return new Link(delay, newJitter, loss, duplication, reordering, corruption, bitsPerSecond, queueBytes);
    }

    public Link withLoss(double probability) {
        return new Link(delay, jitter, probability, duplication, reordering, corruption, bitsPerSecond, queueBytes);
    }

    public Link withDuplication(double probability) {
        return new Link(delay, jitter, loss, probability, reordering, corruption, bitsPerSecond, queueBytes);
    }

    public Link withReordering(double probability) {
        return new Link(delay, jitter, loss, duplication, probability, corruption, bitsPerSecond, queueBytes);
    }

    public Link withCorruption(double probability) {
        return new Link(delay, jitter, loss, duplication, reordering, probability, bitsPerSecond, queueBytes);
    }

    public Link withRate(long newBitsPerSecond, int newQueueBytes) {
        return new Link(delay, jitter, loss, duplication, reordering, corruption, newBitsPerSecond, newQueueBytes);
    }
}
