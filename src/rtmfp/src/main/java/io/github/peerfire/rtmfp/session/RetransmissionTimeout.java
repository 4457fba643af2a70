package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.Time;

/** Round-trip time and effective retransmission timeout of one session, in nanoseconds (RFC 7016 §3.5.2.2). */
final class RetransmissionTimeout {

    static final long INITIAL = 3 * Time.SECOND;
    private static final long MINIMUM = 250 * Time.MILLISECOND;
    private static final long CAP = 10 * Time.SECOND;
    /** What the far end may take to acknowledge. */
    private static final long DELAY = 200 * Time.MILLISECOND;

    private long effective = INITIAL;
    private long smoothed = -1;
    private long variance;

    /** Takes one measured round-trip time. */
    void measure(long roundTripTime) {
        if (smoothed >= 0) {
            variance = (3 * variance + Math.abs(smoothed - roundTripTime)) / 4;
            smoothed = (7 * smoothed + roundTripTime) / 8;
        } else {
            smoothed = roundTripTime;
            variance = roundTripTime / 2;
        }
        effective = Math.max(measured(), MINIMUM);
    }

    /** MRTO. */
    private long measured() {
        return smoothed < 0 ? MINIMUM : smoothed + 4 * variance + DELAY;
    }

    /**
     * A step of the handshake was answered within that time, so that nothing takes longer. What is sent before the
     * first measurement need not wait for the longest timeout then.
     */
    void answered(long within) {
        effective = Math.min(effective, Math.max(within + DELAY, SessionParameters.FIRST_REPEAT));
    }

    /** The timeout expired, or a ping went unanswered. */
    void backOff() {
        effective = Math.max(Math.min(effective / 10_000 * 14_142, CAP), measured());
    }

    /** ERTO. */
    long effective() {
        return effective;
    }

    /** SRTT, or {@code otherwise} before the first measurement. */
    long smoothed(long otherwise) {
        return smoothed < 0 ? otherwise : smoothed;
    }

    /** The path changed. */
    void reset() {
        effective = INITIAL;
        smoothed = -1;
        variance = 0;
    }
}
