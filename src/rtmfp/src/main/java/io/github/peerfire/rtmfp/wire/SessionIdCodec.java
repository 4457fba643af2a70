package io.github.peerfire.rtmfp.wire;

/** The scrambling of session IDs in multiplex packets (RFC 7016 §2.2.2). */
public final class SessionIdCodec {

    /** Bytes of a scrambled session ID, before the encrypted packet. */
    public static final int LENGTH = 4;

    private SessionIdCodec() {
    }

    /**
     * Scrambles a session ID, or descrambles a scrambled one: the operation is its own inverse.
     *
     * @param sessionId 32 bits, as sent or as scrambled
     * @param encrypted holds the encrypted packet at {@code offset}, {@code length} bytes of it
     */
    public static int scramble(int sessionId, byte[] encrypted, int offset, int length) {
        int scrambled = sessionId;
        int words = Math.min(length, 8);
        for (int index = 0; index < words; index++) {
            scrambled ^= (encrypted[offset + index] & 0xff) << 24 - 8 * (index & 3);
        }
        return scrambled;
    }
}
