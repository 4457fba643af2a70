package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.Time;

/** When something that goes unanswered is sent again: after 1 s, and each time 1.5 s later (RFC 7016 §3.5.1.1.1). */
final class RepeatSchedule {

    private long next;
    private long interval = SessionParameters.FIRST_REPEAT;

    /** First due at {@code start}; {@link Time#NEVER} if at none yet. */
    RepeatSchedule(long start) {
        this.next = start;
    }

    long next() {
        return next;
    }

    boolean isDue(long now) {
        return now >= next;
    }

    /** It is sent now. */
    void sent(long now) {
        next = now + interval;
        interval += SessionParameters.REPEAT_INCREMENT;
    }
}
