package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.common.FlowParameters;
import io.github.peerfire.rtmfp.common.Time;

/** How much a flow's receiver takes, and when to ask it while that is nothing (RFC 7016 §3.6.2.9). */
final class ReceiverWindow {

    /** More than this is the same as this: it cannot be had in flight. */
    private static final long MAX_BLOCKS = 1L << 40;

    private long bytes = FlowParameters.INITIAL_RECEIVE_WINDOW;
    private long cumulativeAck;
    private long highestAck;
    private boolean exception;
    private boolean probing;
    private long probeTime = Time.NEVER;
    private long probePeriod;

    boolean isWiderThan(long outstandingBytes) {
        return bytes > outstandingBytes || exception;
    }

    boolean isClosed() {
        return bytes == 0 && !exception;
    }

    /** The receiver rejected the flow, and takes what there is to say of its end. */
    void exceptionReported() {
        exception = true;
    }

    /**
     * Takes what an acknowledgement advertises, unless one that was sent later was taken before.
     *
     * @param cumulativeAck the receiver knows of everything up to this number what becomes of it
     * @param highestAck the highest number that it has something of
     */
    void advertised(long blocks, long cumulativeAck, long highestAck) {
        this.highestAck = Math.max(this.highestAck, highestAck);
        if (cumulativeAck >= this.cumulativeAck) {
            this.cumulativeAck = cumulativeAck;
            this.bytes = (blocks < 0 ? MAX_BLOCKS : Math.min(blocks, MAX_BLOCKS)) * FlowParameters.BUFFER_BLOCK;
        }
    }

    /** The highest cumulative acknowledgement. */
    long cumulativeAck() {
        return cumulativeAck;
    }

    /** The highest number that any acknowledgement named. */
    long highestAck() {
        return highestAck;
    }

    /** When the next buffer probe is due. */
    long probeTime() {
        return probeTime;
    }

    /** Begins or ends probing. */
    void updateProbe(boolean suspended, long now) {
        if (suspended && !probing) {
            // RFC 7016 §3.6.2.9.1: SHOULD send a probe within one second
            probeTime = now + FlowParameters.MIN_PROBE_PERIOD;
            probePeriod = FlowParameters.MIN_PROBE_PERIOD;
        } else if (!suspended) {
            // RFC 7016 §3.6.2.9.1: SHOULD stop sending Buffer Probes if it is no longer suspended
            probeTime = Time.NEVER;
        }
        probing = suspended;
    }

    /** Whether a probe is due; true once for each. */
    boolean takeProbe(long now) {
        boolean due = probeTime <= now;
        probeTime = due ? Time.NEVER : probeTime;
        return due;
    }

    /** A probe is sent; the next one comes later than this one did after the one before. */
    void probed(long now, long retransmissionTimeout) {
        // RFC 7016 §3.6.2.9.1: at least 1 s or ERTO at first, increasing, at most 1 min or ERTO
        probePeriod = Math.max(probePeriod, retransmissionTimeout);
        probeTime = now + probePeriod;
        probePeriod = Math.min(2 * probePeriod, Math.max(FlowParameters.MAX_PROBE_PERIOD, retransmissionTimeout));
    }
}
