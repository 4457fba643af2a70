package io.github.peerfire.rendezvous;

import io.github.peerfire.rtmfp.common.Time;

/** Lets a number of events per second through, at most one second's worth at once. */
final class TokenBucket {

    private final long interval;
    private final long depth;
    /** When the bucket will be, or was, full again. */
    private long fullAt;

    /** @param perSecond at least 1 */
    TokenBucket(int perSecond) {
        interval = Time.SECOND / perSecond;
        depth = interval * perSecond;
    }

    /** Takes one token if there is one; {@code now} in nanoseconds. */
    boolean tryTake(long now) {
        long refilled = Math.max(fullAt, now);
        if (refilled - now + interval > depth) {
            return false;
        }
        fullAt = refilled + interval;
        return true;
    }
}
