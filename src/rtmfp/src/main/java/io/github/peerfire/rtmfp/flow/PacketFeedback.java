package io.github.peerfire.rtmfp.flow;

/**
 * What the chunks of one received packet told about data in flight, for congestion control (RFC 7016 §3.6.2.4,
 * §3.6.2.5, Appendix A.2).
 *
 * @param anyAcknowledgement whether it had any acknowledgement chunk, for whatever flow
 * @param bytesBefore bytes in flight before the packet, if it had any acknowledgement
 * @param bytesAcknowledged bytes in flight that it acknowledged
 * @param anyNegativeAcknowledgement whether it negatively acknowledged anything (ANY_NAKS)
 * @param fragmentsLost how many fragments are lost by it
 * @param newLoss whether any of them was sent after the last packet that had this set came (ANY_LOSS)
 */
public record PacketFeedback(
        boolean anyAcknowledgement,
        long bytesBefore,
        long bytesAcknowledged,
        boolean anyNegativeAcknowledgement,
        int fragmentsLost,
        boolean newLoss) {

    /** Of a packet without acknowledgement. */
    public static final PacketFeedback NONE = new PacketFeedback(false, 0, 0, false, 0, false);
}
