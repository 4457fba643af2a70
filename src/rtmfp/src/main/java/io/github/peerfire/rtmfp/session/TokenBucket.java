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
        long from = Math.max(fullAt, now);
        if (from + interval > now + depth) {
            return false;
        }
        fullAt = from + interval;
        return true;
    }
}
