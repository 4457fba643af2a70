package io.github.peerfire.testbed.simulation;

/**
 * When a link loses everything. Times in nanoseconds.
 *
 * @param from when it begins
 * @param length how long it lasts
 * @param period from one beginning to the next, or 0 if there is only the one
 */
public record Outage(long from, long length, long period) {

    /** It never happens. */
    public static final Outage NONE = new Outage(Long.MAX_VALUE, 0, 0);

    /** @throws IllegalArgumentException if a time is negative */
    public Outage {
        if (from < 0 || length < 0 || period < 0) {
            throw new IllegalArgumentException("Times must not be negative");
        }
    }

    boolean covers(long now) {
        if (now < from) {
            return false;
        }
        long since = period == 0 ? now - from : (now - from) % period;
        return since < length;
    }
}
