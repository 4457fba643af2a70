package io.github.peerfire.flash.crypto;

import io.github.peerfire.rtmfp.common.RandomSource;
import java.util.Random;

/** Randomness that a seed repeats. */
final class SeededRandom implements RandomSource {

    private final Random random;

    SeededRandom(long seed) {
        random = new Random(seed);
    }

    @Override
    public void nextBytes(byte[] target) {
        random.nextBytes(target);
    }
}
