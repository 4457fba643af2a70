package io.github.peerfire.rtmfp.common;

/**
 * Where all randomness of an endpoint comes from: a {@code SecureRandom} in production, a seeded generator in
 * simulation.
 *
 * <p>Called on the endpoint's thread only.
 */
@FunctionalInterface
public interface RandomSource {

    /** Fills {@code target} with random bytes. */
    void nextBytes(byte[] target);

    /** Returns {@code count} fresh random bytes. */
    default byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        nextBytes(bytes);
        return bytes;
    }

    /** Returns a random value over the whole range of an {@code int}. */
    default int nextInt() {
        byte[] bytes = bytes(Integer.BYTES);
        return bytes[0] << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
    }
}
