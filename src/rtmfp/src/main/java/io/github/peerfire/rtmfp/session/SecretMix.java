package io.github.peerfire.rtmfp.session;

/**
 * Makes numbers for tables of what strangers choose, under a secret, so that they cannot choose many with the same one.
 */
final class SecretMix {

    private static final long FIRST = 0x9e3779b97f4a7c15L;
    private static final long SECOND = 0xbf58476d1ce4e5b9L;

    private SecretMix() {
    }

    /** What comes of a value after others; the secret is what comes before all. */
    static long add(long mixed, long value) {
        long next = (mixed ^ value) * FIRST;
        next = (next ^ next >>> 29) * SECOND;
        return next ^ next >>> 32;
    }

    /** The same for bytes. */
    static long add(long mixed, byte[] values) {
        long sum = mixed + values.length;
        for (byte value : values) {
            sum = add(sum, value & 0xff);
        }
        return sum;
    }

    /** Of which the last bits may be used. */
    static int finish(long mixed) {
        return (int) (mixed >>> 32);
    }
}
