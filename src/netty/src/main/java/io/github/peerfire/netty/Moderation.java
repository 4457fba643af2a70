package io.github.peerfire.netty;

import java.util.concurrent.locks.LockSupport;

/**
 * Has an event loop to which datagrams come one by one rest for a moment once it has taken those that were there, and
 * then take several together: to be woken for each takes longer than to serve it. Where few come none waits.
 */
final class Moderation {

    /** So many within {@link #SPAN} are many. */
    static final int MANY = 8;

    /** In nanoseconds. */
    static final long SPAN = 250_000;

    /** In nanoseconds; the system adds some 50,000 to it. */
    private static final long REST = 100_000;

    private long since;
    private int before;
    private int count;

    /**
     * Counts datagrams that were taken just now.
     *
     * @return whether many came lately
     */
    boolean count(int taken, long now) {
        if (now - since >= SPAN) {
            before = now - since < 2 * SPAN ? count : 0;
            since = now;
            count = 0;
        }
        count += taken;
        return Math.max(before, count) >= MANY;
    }

    /** Has the calling thread rest. */
    void rest() {
        LockSupport.parkNanos(this, REST);
    }
}
