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

    /** So many times tell a queue, which holds up every packet, from jitter, which holds up some; as in RFC 6817. */
    private static final int RECENT = 6;

    private final long[] recent = new long[RECENT];
    private int measured;
    private long latest;
    private long shortest = UNKNOWN;
    private long shortestBefore = UNKNOWN;
    private long periodEnd;

    void measured(long roundTripTime, long now) {
        if (now >= periodEnd) {
            periodEnd = now + MEMORY;
            shortestBefore = shortest;
            shortest = UNKNOWN;
        }
        shortest = Math.min(shortest, roundTripTime);
        latest = roundTripTime;
        recent[measured % RECENT] = roundTripTime;
        measured++;
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

    /** What the shortest of the last few times was longer. */
    long standing() {
        long least = UNKNOWN;
        for (int i = 0; i < Math.min(measured, RECENT); i++) {
            least = Math.min(least, recent[i]);
        }
        return least == UNKNOWN ? 0 : Math.max(0, least - base());
    }
}
