package io.github.peerfire.rtmfp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.common.Time;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KeepalivePaceTest {

    private static final long PERIOD = 20 * Time.SECOND;
    private static final long NOW = 1_000 * Time.SECOND;

    @Test
    void aFewAskAtOnceAndTheOthersInTurn() {
        KeepalivePace pace = new KeepalivePace(() -> 1_000);
        for (int i = 0; i < KeepalivePace.AT_ONCE; i++) {
            assertThat(pace.reserve(PERIOD, NOW)).isEqualTo(NOW);
        }
        long last = NOW;
        for (int i = 0; i < 5_000; i++) {
            long turn = pace.reserve(PERIOD, NOW);
            assertThat(turn).isGreaterThan(NOW).isGreaterThanOrEqualTo(last);
            last = turn;
        }
        assertThat(last - NOW).as("5,000 a second").isBetween(Time.SECOND, Time.SECOND + 5 * Time.MILLISECOND);
        assertThat(pace.reserve(PERIOD, NOW + 2 * Time.SECOND)).isEqualTo(NOW + 2 * Time.SECOND);
    }

    @Test
    void aMillionHaveTwiceThePaceThatTheyNeed() {
        KeepalivePace pace = new KeepalivePace(() -> 1_000_000);
        long last = 0;
        for (int i = 0; i < 1_000_000; i++) {
            last = pace.reserve(PERIOD, NOW);
        }
        assertThat(last - NOW).isBetween(9 * Time.SECOND, 10 * Time.SECOND + 5 * Time.MILLISECOND);
    }

    @Test
    void ofAMillionNoMoreAskTogetherThanTheAnswersOfFitASocket() {
        KeepalivePace pace = new KeepalivePace(() -> 1_000_000);
        TreeMap<Long, Integer> atOnce = new TreeMap<>();
        for (long tick = NOW; tick < NOW + 5 * Time.SECOND; tick += DeadlineTicks.TICK) {
            for (int i = 0; i < 5_000; i++) {
                atOnce.merge(pace.reserve(PERIOD, tick), 1, Integer::sum);
            }
        }
        assertThat(atOnce.values()).allMatch(count -> count <= KeepalivePace.AT_ONCE);
        assertThat(atOnce.lastKey()).isLessThan(NOW + 5 * Time.SECOND);
    }

    @Test
    void thatTimersAreLateBecauseThereAreManyIsNoPause() {
        KeepalivePace pace = new KeepalivePace(() -> 1);
        for (long now = NOW; now < NOW + 5 * Time.SECOND; now += 100 * Time.MILLISECOND) {
            pace.lookAfter(NOW, now);
        }
        assertThat(pace.wokeAt()).isLessThan(NOW);
        pace.lookAfter(NOW, NOW + 8 * Time.SECOND);
        assertThat(pace.wokeAt()).isEqualTo(NOW + 8 * Time.SECOND);
        assertThat(pace.slept()).isEqualTo(3_100 * Time.MILLISECOND);
    }

    @Test
    void toHaveNothingToDoForLongIsNoPause() {
        KeepalivePace pace = new KeepalivePace(() -> 1);
        pace.lookAfter(Time.NEVER, NOW);
        pace.lookAfter(NOW + 60 * Time.SECOND, NOW + 60 * Time.SECOND);

        assertThat(pace.wokeAt()).isLessThan(NOW);
    }
}
