package io.github.peerfire.rtmfp.common;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * SipHash-2-4 by Aumasson and Bernstein: a short hash of what others may choose, who cannot make any two things have
 * the same one as long as they do not know the secret. For tables. Immutable.
 */
public final class SipHash {

    /** Bytes of a secret. */
    public static final int SECRET_LENGTH = 16;

    private static final int WORD = Long.BYTES;
    private static final int LENGTH_SHIFT = 56;

    private final long first;
    private final long second;

    /** @throws IllegalArgumentException if the secret does not have {@link #SECRET_LENGTH} bytes */
    public SipHash(byte[] secret) {
        if (secret.length != SECRET_LENGTH) {
            throw new IllegalArgumentException("A secret of " + secret.length + " bytes");
        }
        ByteBuffer words = ByteBuffer.wrap(secret).order(ByteOrder.LITTLE_ENDIAN);
        first = words.getLong();
        second = words.getLong();
    }

    /** The hash of some bytes. */
    public long of(byte[] bytes) {
        State state = new State(first, second);
        ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (words.remaining() >= WORD) {
            state.take(words.getLong());
        }
        long last = (long) bytes.length << LENGTH_SHIFT;
        for (int shift = 0; words.hasRemaining(); shift += Byte.SIZE) {
            last |= (words.get() & 0xffL) << shift;
        }
        state.take(last);
        return state.end();
    }

    private static final class State {

        private long v0;
        private long v1;
        private long v2;
        private long v3;

        State(long first, long second) {
            v0 = first ^ 0x736f6d6570736575L;
            v1 = second ^ 0x646f72616e646f6dL;
            v2 = first ^ 0x6c7967656e657261L;
            v3 = second ^ 0x7465646279746573L;
        }

        void take(long word) {
            v3 ^= word;
            round();
            round();
            v0 ^= word;
        }

        long end() {
            v2 ^= 0xff;
            for (int count = 0; count < 4; count++) {
                round();
            }
            return v0 ^ v1 ^ v2 ^ v3;
        }

        private void round() {
            v0 += v1;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v3;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 += v3;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 += v1;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v2 = Long.rotateLeft(v2, 32);
        }
    }
}
