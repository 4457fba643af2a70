package io.github.peerfire.phone.media.playout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArrivalClockTest {

    private static final long MILLISECOND = 1_000_000;

    private final ArrivalClock clock = new ArrivalClock();

    /** One of so many packets takes so much longer, all others up to 20 ms. */
    private long delayWhere(int oneOf, int longer) {
        for (int i = 0; i < 2000; i++) {
            long transit = i % 20 + (i % oneOf == 7 ? longer : 0);
            clock.arrived(i * 20, (i * 20 + 500 + transit) * MILLISECOND);
        }
        return clock.delay() / MILLISECOND;
    }

    @Test
    void nobodyWaitsForLessThanTheShortestTime() {
        assertThat(delayWhere(2000, 0)).isEqualTo(40);
    }

    @Test
    void whatIsRepeatedSoonIsWaitedFor() {
        assertThat(delayWhere(33, 80)).isBetween(80L, 100L);
    }

    @Test
    void whatIsRepeatedLateIsNotWorthIt() {
        assertThat(delayWhere(50, 240)).isLessThan(60);
    }

    @Test
    void manyThatComeLateAre() {
        assertThat(delayWhere(10, 180)).isGreaterThan(180);
    }

    /** Packets come for so many seconds; at the beginning of each they were held up for so long. */
    private long delayAfterStalls(int seconds, int from, int milliseconds) {
        for (int i = from * 50; i < (from + seconds) * 50; i++) {
            int held = Math.max(0, milliseconds - i % 50 * 20);
            clock.arrived(i * 20, (i * 20 + 500 + held) * MILLISECOND);
        }
        return clock.delay() / MILLISECOND;
    }

    @Test
    void whatTheFirstSecondsTaughtIsForgottenWithinAsMany() {
        assertThat(delayAfterStalls(2, 0, 240)).isGreaterThan(200);
        assertThat(delayAfterStalls(4, 2, 0)).isEqualTo(40);
    }

    @Test
    void inTheMiddleOfACallItIsForgottenWithinTenSeconds() {
        delayAfterStalls(60, 0, 0);
        assertThat(delayAfterStalls(2, 60, 240)).isGreaterThan(200);
        assertThat(delayAfterStalls(4, 62, 0)).as("for somebody may do it again").isGreaterThan(200);
        assertThat(delayAfterStalls(4, 66, 0)).isEqualTo(40);
    }
}
