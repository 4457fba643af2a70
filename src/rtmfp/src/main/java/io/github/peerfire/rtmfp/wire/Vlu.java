package io.github.peerfire.rtmfp.wire;

/** Variable length unsigned integers (RFC 7016 §2.1.2) of up to 64 bits. */
public final class Vlu {

    /** How many bytes 64 bits take: {@value}. A longer encoding is malformed, leading zero digits or not. */
    public static final int MAX_ENCODED_LENGTH = 10;

    private Vlu() {
    }

    /** How many bytes an unsigned value takes, 1 to {@value #MAX_ENCODED_LENGTH}. */
    public static int encodedLength(long value) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(value | 1);
        return (bits + 6) / 7;
    }
}
