package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.common.Time;

/** A clock that stands still while the far end is silent for longer than a keepalive would be. */
final class HeardTime {

    private static final long MOST_SILENCE = 30 * Time.SECOND;

    private final long limit;
    private long heard = -1;
    private long time;
    private long nextCheck;

    /** @param limit how soon it is to be found that a flow is slow, in nanoseconds; {@link Time#NEVER} for never */
    HeardTime(long limit) {
        this.limit = limit;
    }

    /** Something was heard; whether it is time to look after slow flows again, four times within the limit. */
    boolean advance(long now) {
        time += heard < 0 ? 0 : Math.min(now - heard, MOST_SILENCE);
        heard = now;
        if (limit == Time.NEVER || time < nextCheck) {
            return false;
        }
        nextCheck = time + limit / 4;
        return true;
    }

    long time() {
        return time;
    }
}
