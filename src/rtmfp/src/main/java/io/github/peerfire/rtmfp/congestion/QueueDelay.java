package io.github.peerfire.rtmfp.congestion;

import io.github.peerfire.rtmfp.common.Time;

/**
 * How long data wait in the path's queues, by how much round-trip times exceed the shortest of late. In nanoseconds;
 * the timestamps that they come from have steps of 4 ms.
 */
final class QueueDelay {

    /** After one to two of these periods a shortest time is forgotten, for the path may have become longer. */
    private static final long MEMORY = 120 * Time.SECOND;

    private static final long UNKNOWN = Long.MAX_VALUE;

    private long shortest = UNKNOWN;
    private long shortestBefore = UNKNOWN;
    private long periodEnd;
    private long latest;

    void measured(long roundTripTime, long now) {
        if (now >= periodEnd) {
            periodEnd = now + MEMORY;
            shortestBefore = shortest;
            shortest = UNKNOWN;
        }
        shortest = Math.min(shortest, roundTripTime);
        latest = roundTripTime;
    }

    /** The shortest time; 0 before the first measurement. */
    long base() {
        long base = Math.min(shortest, shortestBefore);
        return base == UNKNOWN ? 0 : base;
    }

    /** What the latest time was longer. */
    long current() {
        return Math.max(0, latest - base());
    }
}
