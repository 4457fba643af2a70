package io.github.peerfire.rtmfp.congestion;

/**
 * One session's transmission budget (RFC 7016 §3.5.2): how many bytes of user data may be in the network at once.
 *
 * <p>An implementation must be TCP-compatible: never more aggressive than the slow start of RFC 5681.
 */
public interface CongestionController {

    /** The congestion window in bytes; user data is sent while less than this is in flight. Always more than 0. */
    int window();

    /** Takes what one received packet told about the near end's user data. */
    void packetProcessed(CongestionFeedback feedback);

    /**
     * The retransmission timeout expired (RFC 7016 §3.6.2.6).
     *
     * @param loss whether anything was in flight, all of which now counts as lost
     */
    void timedOut(boolean loss);

    /** A round-trip time was measured. */
    void roundTripMeasured(long roundTripTime, long now);

    /** The path changed: what was learned about it is void. */
    void reset();
}
