package io.github.peerfire.rendezvous;

import io.github.peerfire.rtmfp.common.Time;

/** Lets a number of events per second, or minute, through, at most one second's or minute's worth at once. */
final class TokenBucket {

    private final long interval;
    private final long depth;
    /** When the bucket will be, or was, full again. */
    private long fullAt;

    /** @param perSecond at least 1 */
    TokenBucket(int perSecond) {
        this(perSecond, Time.SECOND);
    }

    private TokenBucket(int number, long period) {
        interval = period / number;
        depth = interval * number;
    }

    /** @param number at least 1 */
    static TokenBucket perMinute(int number) {
        return new TokenBucket(number, 60 * Time.SECOND);
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
