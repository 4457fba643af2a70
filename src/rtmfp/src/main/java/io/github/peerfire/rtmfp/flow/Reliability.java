package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.common.Time;

/**
 * How long one message is worth sending (RFC 7016 §3.6.2.1). Past either limit what remains of it is abandoned.
 *
 * @param startWithin nanoseconds from writing until its first fragment must have been sent, at least 0
 * @param finishWithin nanoseconds from writing until its last fragment must have been acknowledged; with 0 nothing is
 *     sent twice
 */
public record Reliability(long startWithin, long finishWithin) {

    /** Sent until acknowledged. */
    public static final Reliability FULL = new Reliability(Time.NEVER, Time.NEVER);

    /** Abandoned as soon as it would have to be sent again. */
    public static final Reliability NONE = new Reliability(Time.NEVER, 0);

    /** @throws IllegalArgumentException if a time is negative */
    public Reliability {
        if (startWithin < 0 || finishWithin < 0) {
            throw new IllegalArgumentException("a time of less than nothing");
        }
    }

    /** Sent again for as long as {@code nanoseconds} after writing, then abandoned. */
    public static Reliability within(long nanoseconds) {
        return new Reliability(nanoseconds, nanoseconds);
    }
}
