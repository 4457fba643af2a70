package io.github.peerfire.rtmfp.common;

/**
 * Lets a number of events per second, or minute, through, and so many at once: a token bucket, whose state is one
 * number that is kept by whatever is limited, namely when all that was let through will be, or was, refilled.
 * Immutable; times in nanoseconds.
 */
public final class Rate {

    /** What is kept in the beginning. */
    public static final long FULL = Long.MIN_VALUE;

    /** Nothing is let through; what is kept stays as it is. */
    public static final long EXCEEDED = Long.MAX_VALUE;

    private final long interval;
    private final long depth;

    private Rate(int number, int burst, long period) {
        interval = period / number;
        depth = interval * burst;
    }

    /** So many each second, a second's worth of them at once; at least 1. */
    public static Rate perSecond(int number) {
        return perSecond(number, number);
    }

    /**
     * So many each second.
     *
     * @param number at least 1
     * @param burst how many may be let through at once, at least 1
     */
    public static Rate perSecond(int number, int burst) {
        return new Rate(number, burst, Time.SECOND);
    }

    /** So many each minute, a minute's worth of them at once; at least 1. */
    public static Rate perMinute(int number) {
        return new Rate(number, number, 60 * Time.SECOND);
    }

    /** What to keep from now on if one more is let through, else {@link #EXCEEDED}. */
    public long take(long fullAt, long now) {
        long refilled = Math.max(fullAt, now);
        return refilled - now + interval > depth ? EXCEEDED : refilled + interval;
    }

    /** How many more would be let through at once, 0 or more. */
    public long left(long fullAt, long now) {
        return Math.max(0, (depth - (Math.max(fullAt, now) - now)) / interval);
    }

    /** Whether one more would be let through. */
    public boolean allows(long fullAt, long now) {
        return take(fullAt, now) != EXCEEDED;
    }
}
