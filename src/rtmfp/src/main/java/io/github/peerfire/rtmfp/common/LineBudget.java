package io.github.peerfire.rtmfp.common;

/** Bounds how many lines are written within a minute. Thread-safe; times in nanoseconds, of any origin. */
public final class LineBudget {

    private static final long MINUTE = 60 * Time.SECOND;

    private final int perMinute;
    private long began;
    private int written;
    private long left;

    /** @param perMinute at least 1 */
    public LineBudget(int perMinute) {
        this.perMinute = perMinute;
    }

    /** Takes a line; false if there have been enough. */
    public synchronized boolean take(long now) {
        if (now - began >= MINUTE || now < began) {
            began = now;
            written = 0;
        }
        if (written >= perMinute) {
            left++;
            return false;
        }
        written++;
        return true;
    }

    /** How many were left out since this was asked the last time. */
    public synchronized long takeLeftOut() {
        long count = left;
        left = 0;
        return count;
    }
}
