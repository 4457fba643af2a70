package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(300));

    @Test
    void pausesDoubleUpToTheLongestLessAQuarterAtMost() {
        long expected = 2000;
        Random random = new Random(1);
        for (int failures = 0; failures < 100; failures++) {
            assertThat(backoff.pause(failures, random).toMillis()).as("after %s failures", failures)
                    .isBetween(expected * 3 / 4 - 1, expected);
            expected = Math.min(2 * expected, 300_000);
        }
    }

    @Test
    void pausesThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() ->
                new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }
}
