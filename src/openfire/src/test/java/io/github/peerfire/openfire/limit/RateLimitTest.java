package io.github.peerfire.openfire.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.testbed.time.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final ManualClock clock = new ManualClock();
    private final RateLimit<String> limit = new RateLimit<>(2, Duration.ofMinutes(1), clock);

    @Test
    void aWindowHoldsSoManyEventsAndNoMore() {
        assertThat(limit.tryAcquire("a")).isTrue();
        assertThat(limit.tryAcquire("a")).isTrue();
        assertThat(limit.tryAcquire("a")).isFalse();
    }

    @Test
    void theWindowMoves() {
        limit.tryAcquire("a");
        clock.advance(Duration.ofSeconds(40));
        limit.tryAcquire("a");
        clock.advance(Duration.ofSeconds(20));
        assertThat(limit.tryAcquire("a")).isTrue();
        assertThat(limit.tryAcquire("a")).isFalse();
    }

    @Test
    void refusedEventsDoNotCount() {
        limit.tryAcquire("a");
        limit.tryAcquire("a");
        clock.advance(Duration.ofSeconds(59));
        limit.tryAcquire("a");
        clock.advance(Duration.ofSeconds(1));
        assertThat(limit.tryAcquire("a")).isTrue();
        assertThat(limit.tryAcquire("a")).isTrue();
    }

    @Test
    void keysDoNotShareAWindow() {
        limit.tryAcquire("a");
        limit.tryAcquire("a");
        assertThat(limit.tryAcquire("b")).isTrue();
    }

    @Test
    void theNextEventIsAllowedWhenTheOldestLeavesTheWindow() {
        long start = clock.millis();
        limit.tryAcquire("a");
        assertThat(limit.nextAllowed("a")).isEqualTo(start);
        limit.tryAcquire("a");
        assertThat(limit.nextAllowed("a")).isEqualTo(start + 60_000);
        assertThat(limit.nextAllowed("b")).isEqualTo(start);
    }

    @Test
    void quietKeysAreForgotten() {
        for (int i = 0; i < 1000; i++) {
            limit.tryAcquire("key " + i);
        }
        assertThat(limit.size()).isEqualTo(1000);
        clock.advance(Duration.ofMinutes(1));
        limit.tryAcquire("another");
        assertThat(limit.size()).isEqualTo(1);
    }

    @Test
    void whereThereAreTooManyKeysTheOneLongestQuietIsForgotten() {
        RateLimit<String> small = new RateLimit<>(1, Duration.ofMinutes(1), clock, 2);
        assertThat(small.tryAcquire("a")).isTrue();
        assertThat(small.tryAcquire("b")).isTrue();
        assertThat(small.tryAcquire("a")).isFalse();
        assertThat(small.tryAcquire("c")).isTrue();
        assertThat(small.size()).isEqualTo(2);
        assertThat(small.tryAcquire("a")).isFalse();
        assertThat(small.tryAcquire("b")).isTrue();
    }

    @Test
    void aLimitOfNothingIsAMistake() {
        assertThatThrownBy(() -> new RateLimit<String>(0, Duration.ofMinutes(1), clock))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
