package io.github.peerfire.rtmfp.crypto;

/**
 * Protects and opens packets (RFC 7016 §2.2.3). One instance belongs to one session, holds that session's sequence
 * numbers, and is confined to the endpoint's thread.
 */
public interface PacketCipher {

    /** What {@link #open} returns for a packet that fails its integrity or authenticity test. */
    int INVALID = -1;

    /** What {@link #open} returns for an authentic packet that was received before. */
    int DUPLICATE = -2;

    /**
     * The length of the longest plain packet whose protected form has at most {@code sealedLength} bytes; may be
     * negative.
     */
    int maximumPlainLength(int sealedLength);

    /**
     * Protects one plain packet. The output does not overlap the input.
     *
     * @return the number of bytes written at {@code out[outOffset]}
     */
    int seal(byte[] plain, int offset, int length, byte[] out, int outOffset);

    /**
     * Verifies and opens one protected packet. The output does not overlap the input and has room for {@code length}
     * bytes.
     *
     * @return the number of bytes of plain packet at {@code out[outOffset]}, or {@link #INVALID}, or {@link #DUPLICATE}
     */
    int open(byte[] sealed, int offset, int length, byte[] out, int outOffset);

    /** Whether the far end's packets carry a cryptographic authentication code, not merely a checksum. */
    boolean authenticates();

    /** Whether {@link #open} finds out that a packet was received before. */
    boolean detectsReplays();
}
