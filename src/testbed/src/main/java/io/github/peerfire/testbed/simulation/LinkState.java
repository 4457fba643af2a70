package io.github.peerfire.testbed.simulation;

/** What is under way on one link: what fills its queue, and when the last datagram arrives. */
final class LinkState {

    /** Of IPv4 and UDP; they take their time too. */
    static final int HEADERS = 28;

    private static final long SECOND = 1_000_000_000L;

    private long busyUntil;
    private long lastArrival;
    private int lostInARow;

    /** Whether a datagram sent now gets in at all; {@code unlucky} is what chance says of it. */
    boolean admits(Link link, int length, boolean unlucky, long now) {
        Faults faults = link.faults();
        boolean lost = unlucky && (faults.lossBurst() == 0 || lostInARow < faults.lossBurst());
        lostInARow = lost ? lostInARow + 1 : 0;
        return !lost && !link.outage().covers(now) && (link.mtu() == 0 || length + HEADERS <= link.mtu());
    }

    /** When a datagram sent now has left the queue; -1 if it finds that full. */
    long transmit(Link link, int length, long now) {
        if (link.bitsPerSecond() == 0) {
            return now;
        }
        long start = Math.max(busyUntil, now);
        double waitingBytes = (double) (start - now) * link.bitsPerSecond() / 8 / SECOND;
        if (waitingBytes + length > link.queueBytes()) {
            return -1;
        }
        busyUntil = start + (length + HEADERS) * 8L * SECOND / link.bitsPerSecond();
        return busyUntil;
    }

    /** No earlier than what was sent before. */
    long arriveInOrder(long time) {
        lastArrival = Math.max(lastArrival, time);
        return lastArrival;
    }
}
