package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.Time;

/** Finds out that an open session has not had any flow for too long (RFC 7016 §3.5.5). Times in nanoseconds. */
final class IdleWatch {

    private final long limit;
    /** {@link Time#NEVER} while there is a flow, or the session is not open yet. */
    private long since = Time.NEVER;

    IdleWatch(long limit) {
        this.limit = limit;
    }

    /** Whether there is any flow now. */
    void note(boolean used, long now) {
        since = used ? Time.NEVER : Math.min(since, now);
    }

    /** When it has been too long. */
    long deadline() {
        return since >= Time.NEVER - limit ? Time.NEVER : since + limit;
    }
}
