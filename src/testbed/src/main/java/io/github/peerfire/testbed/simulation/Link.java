package io.github.peerfire.testbed.simulation;

/**
 * What happens to datagrams from one host to another; the other direction has a link of its own. Times in nanoseconds.
 *
 * @param delay how long each takes at least
 * @param jitter by how much longer it may take; does not change the order
 * @param faults what goes wrong by chance
 * @param bitsPerSecond how fast they go, or 0 for no limit
 * @param queueBytes what may wait for its turn where there is such a limit; what exceeds it is lost
 * @param mtu the longest IP packet that passes, headers of IPv4 and UDP included; longer ones are lost in silence.
 *     0 for no limit
 * @param outage when nothing passes
 */
public record Link(
        long delay, long jitter, Faults faults, long bitsPerSecond, int queueBytes, int mtu, Outage outage) {

    private static final long MILLISECOND = 1_000_000L;

    /** 15 ms, nothing lost, no limit. */
    public static final Link GOOD = new Link(15 * MILLISECOND, 0, Faults.NONE, 0, 0, 0, Outage.NONE);

    /** @throws IllegalArgumentException if a number is negative */
    public Link {
        if (delay < 0 || jitter < 0 || bitsPerSecond < 0 || queueBytes < 0 || mtu < 0) {
            throw new IllegalArgumentException("Times, rate, queue and size must not be negative");
        }
    }

    /** With another least delay, in nanoseconds. */
    public Link withDelay(long newDelay) {
        return new Link(newDelay, jitter, faults, bitsPerSecond, queueBytes, mtu, outage);
    }

    /** With another jitter, in nanoseconds. */
    public Link withJitter(long newJitter) {
        return new Link(delay, newJitter, faults, bitsPerSecond, queueBytes, mtu, outage);
    }

    /** With these faults in place of all others. */
    public Link withFaults(Faults newFaults) {
        return new Link(delay, jitter, newFaults, bitsPerSecond, queueBytes, mtu, outage);
    }

    /** With loss of this probability, 0 to 1; the limit to losses in a row stays. */
    public Link withLoss(double probability) {
        return withFaults(faults.withLoss(probability, faults.lossBurst()));
    }

    /** With loss of at most {@code burst} datagrams in a row. */
    public Link withLoss(double probability, int burst) {
        return withFaults(faults.withLoss(probability, burst));
    }

    /** With duplication of this probability, 0 to 1. */
    public Link withDuplication(double probability) {
        return withFaults(faults.withDuplication(probability));
    }

    /** With reordering of this probability, 0 to 1. */
    public Link withReordering(double probability) {
        return withFaults(faults.withReordering(probability));
    }

    /** With flipped bits of this probability, 0 to 1. */
    public Link withCorruption(double probability) {
        return withFaults(faults.withCorruption(probability));
    }

    /** With truncation of this probability, 0 to 1. */
    public Link withTruncation(double probability) {
        return withFaults(faults.withTruncation(probability));
    }

    /** With another rate, 0 for no limit, and another queue before it in bytes. */
    public Link withRate(long newBitsPerSecond, int newQueueBytes) {
        return new Link(delay, jitter, faults, newBitsPerSecond, newQueueBytes, mtu, outage);
    }

    /** With another MTU in bytes, 0 for no limit. */
    public Link withMtu(int newMtu) {
        return new Link(delay, jitter, faults, bitsPerSecond, queueBytes, newMtu, outage);
    }

    /** With another outage; {@link Outage#NONE} for none. */
    public Link withOutage(Outage newOutage) {
        return new Link(delay, jitter, faults, bitsPerSecond, queueBytes, mtu, newOutage);
    }
}
