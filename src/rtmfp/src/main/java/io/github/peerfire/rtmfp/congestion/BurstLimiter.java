package io.github.peerfire.rtmfp.congestion;

/** Keeps a large window from being filled at one blow (RFC 7016 §3.5.2.3). */
public final class BurstLimiter {

    /** Packets with user data between two acknowledgements or timeouts. */
    public static final int LIMIT = 6;

    private int packets;

    /** Whether one more packet with user data may be sent now. */
    public boolean allows() {
        return packets < LIMIT;
    }

    /** A packet with user data was sent. */
    public void sent() {
        packets++;
    }

    /** An acknowledgement came, or the retransmission timeout expired. */
    public void clear() {
        packets = 0;
    }
}
