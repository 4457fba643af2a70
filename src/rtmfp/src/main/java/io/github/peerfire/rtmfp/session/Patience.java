package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.Time;

/**
 * How long a far end may be silent; in nanoseconds, each from 1 s to 1 day, else the nearest. Most sessions of an
 * endpoint share one.
 *
 * @param period the longest silence before it is asked for a sign of life
 * @param limit the longest silence, the far end being asked, before the session is given up
 */
record Patience(long period, long limit) {

    private static final long DAY = 86_400 * Time.SECOND;

    Patience {
        period = withinBounds(period);
        limit = withinBounds(limit);
    }

    private static long withinBounds(long time) {
        return Math.min(Math.max(time, Time.SECOND), DAY);
    }

    /** The silence before it is asked: never so long that there is no time left for an answer. */
    long quiet() {
        return Math.min(period, limit / 2);
    }
}
