package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.Time;

/**
 * When something that goes unanswered is sent again: soon, and then each time 1.5 s later. Of the first interval RFC
 * 7016 says nothing.
 */
final class RepeatSchedule {

    /** Nobody knows how long the way there and back takes. */
    static final long UNKNOWN = -1;

    private long next;
    private long interval;
    private long latest = UNKNOWN;

    /** First due at {@code start}; {@link Time#NEVER} if at none yet. */
    RepeatSchedule(long start) {
        this(start, UNKNOWN);
    }

    /** @param roundTripTime how long the answer to something else took to come by the same way, or {@link #UNKNOWN} */
    RepeatSchedule(long start, long roundTripTime) {
        this.next = start;
        this.interval = roundTripTime == UNKNOWN
                ? SessionParameters.FIRST_REPEAT
                : Math.min(Math.max(roundTripTime + roundTripTime / 2, SessionParameters.LEAST_REPEAT), Time.SECOND);
    }

    long next() {
        return next;
    }

    boolean isDue(long now) {
        return now >= next;
    }

    /** It is sent now. */
    void sent(long now) {
        latest = now;
        next = now + interval;
        // RFC 7016 §3.5.1.1.1: not less than 1.5 seconds added to the interval between each attempt
        interval += SessionParameters.REPEAT_INCREMENT;
    }

    /** How long ago it was sent last; {@link #UNKNOWN} if it never was. */
    long sinceLatest(long now) {
        return latest == UNKNOWN ? UNKNOWN : now - latest;
    }
}
