package io.github.peerfire.rendezvous;

import io.github.peerfire.rtmfp.common.Time;

/**
 * Lets a number of events per second, or minute, through, at most one second's or minute's worth at once. What was let
 * through is one number that each connection keeps itself: when all of it will be, or was, refilled. Immutable.
 */
final class Rate {

    /** What a connection begins with. */
    static final long FULL = Long.MIN_VALUE;

    /** Nothing is let through; what the connection keeps stays as it is. */
    static final long EXCEEDED = Long.MAX_VALUE;

    private final long interval;
    private final long depth;

    private Rate(int number, long period) {
        interval = period / number;
        depth = interval * number;
    }

    /** @param number at least 1 */
    static Rate perSecond(int number) {
        return new Rate(number, Time.SECOND);
    }

    /** @param number at least 1 */
    static Rate perMinute(int number) {
        return new Rate(number, 60 * Time.SECOND);
    }

    /** What to keep from now on if one more is let through, else {@link #EXCEEDED}; {@code now} in nanoseconds. */
    long take(long fullAt, long now) {
        long refilled = Math.max(fullAt, now);
        return refilled - now + interval > depth ? EXCEEDED : refilled + interval;
    }
}
