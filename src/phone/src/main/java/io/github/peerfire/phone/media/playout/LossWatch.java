package io.github.peerfire.phone.media.playout;

import java.util.concurrent.TimeUnit;

/**
 * Decides when sound is to be asked for twice: so many of the last packets did not come in their turn that it would be
 * heard. Whether the second copy helped makes no difference, so that it goes on as long as the losses do.
 */
final class LossWatch {

    /** The share of losses from which on it is asked, and as long as it is asked. */
    private static final double MANY = 0.015;
    private static final double STILL_MANY = 0.005;
    /** Packets, some five seconds, over which the share is taken. */
    private static final int MEMORY = 250;
    /** What is asked for holds for ten seconds; a request may wait behind others. */
    private static final long AGAIN = TimeUnit.SECONDS.toNanos(4);

    private double share;
    private boolean asking;
    private long askedAt;

    /** Another packet's turn. */
    void came(boolean lost) {
        share += ((lost ? 1 : 0) - share) / MEMORY;
    }

    /** Whether it is time to ask. */
    boolean takeNeed(long now) {
        boolean many = share > (asking ? STILL_MANY : MANY);
        boolean due = many && (!asking || now - askedAt >= AGAIN);
        asking = many;
        if (due) {
            askedAt = now;
        }
        return due;
    }
}
