package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.Time;

/** Lets something happen so and so often per second, with some in hand. */
final class TokenBucket {

    private final long interval;
    private final long depth;
    /** The bucket is full at this time, and one interval less full for each token taken. */
    private long fullAt;

    TokenBucket(int perSecond, int burst) {
        this.interval = Time.SECOND / perSecond;
        this.depth = interval * burst;
    }

    boolean take(long now) {
        if (!mayTake(now)) {
            return false;
        }
        fullAt = Math.max(fullAt, now) + interval;
        return true;
    }

    /** Whether {@link #take} would be granted. */
    boolean mayTake(long now) {
        return Math.max(fullAt, now) + interval <= now + depth;
    }

    /** Whether there is as much in hand as there can be. */
    boolean isFull(long now) {
        return fullAt <= now;
    }
}
