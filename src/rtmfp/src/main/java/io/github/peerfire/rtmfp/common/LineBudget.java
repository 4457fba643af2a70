package io.github.peerfire.openfire.operation.event;

import java.time.Clock;

/** Bounds how many lines are written within a minute. Thread-safe. */
final class LineBudget {

    private static final long MINUTE = 60_000;

    private final int perMinute;
    private final Clock clock;
    private long began;
    private int written;
    private long left;

    LineBudget(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** Takes a line; false if there have been enough. */
    synchronized boolean take() {
        long now = clock.millis();
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
    synchronized long takeLeftOut() {
        long count = left;
        left = 0;
        return count;
    }
}
