package io.github.peerfire.flash.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceWindowTest {

    private final SequenceWindow window = new SequenceWindow();

    private boolean take(long number) {
        boolean isNew = window.isNew(number);
        if (isNew) {
            window.mark(number);
        }
        return isNew;
    }

    @Test
    @Proves("R7425-090")
    void eachNumberIsTakenOnce() {
        assertThat(take(0)).isTrue();
        assertThat(take(0)).isFalse();
        assertThat(take(5)).isTrue();
        assertThat(take(3)).isTrue();
        assertThat(take(3)).isFalse();
        assertThat(take(5)).isFalse();
    }

    @Test
    @Proves({"R7425-089", "R7425-090"})
    void numbersWithinReachMayComeLateAndOlderOnesAreRefused() {
        take(1_000);

        assertThat(take(1_000 - SequenceWindow.REACH + 1)).isTrue();
        assertThat(take(1_000 - SequenceWindow.REACH)).isFalse();
        assertThat(take(1)).isFalse();
        assertThat(SequenceWindow.REACH).isGreaterThanOrEqualTo(32);
    }

    @Test
    void aLeapForgetsNothingThatItMustRemember() {
        take(63);
        take(64);
        take(64 + SequenceWindow.REACH - 1);

        assertThat(take(64)).isFalse();
        assertThat(take(65)).isTrue();
        take(1L << 40);
        assertThat(take((1L << 40) - 1)).isTrue();
        assertThat(take(1L << 40)).isFalse();
    }

    @Test
    @Proves({"R7425-077", "R7425-091"})
    void numbersHaveSixtyFourBitsWithoutSign() {
        assertThat(take(Long.MAX_VALUE)).isTrue();
        assertThat(take(Long.MIN_VALUE)).isTrue();
        assertThat(take(Long.MAX_VALUE)).isFalse();
        assertThat(take(-1)).isTrue();
        assertThat(take(-2)).isTrue();
        assertThat(take(-1)).isFalse();
        assertThat(take(0)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    @Proves("R7425-090")
    void itAgreesWithAPlainSetOnRandomArrivals(long seed) {
        Random random = new Random(seed);
        Set<Long> seen = new HashSet<>();
        long highest = 0;
        for (int i = 0; i < 20_000; i++) {
            long number = Math.max(0, highest + random.nextInt(random.nextInt(50) == 0 ? 400 : 12) - 10);
            boolean expected = highest - number < SequenceWindow.REACH && seen.add(number);
            assertThat(take(number)).as("seed %d, arrival %d, number %d", seed, i, number).isEqualTo(expected);
            highest = Math.max(highest, number);
        }
    }
}
