package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.common.Time;
import org.junit.jupiter.api.Test;

class RateTest {

    private long fullAt = Rate.FULL;

    @Test
    void oneSecondsWorthPassesAtOnceAndThenAsItIsRefilled() {
        Rate rate = Rate.perSecond(5);

        assertThat(taken(rate, 0, 10)).isEqualTo(5);
        assertThat(taken(rate, 400 * Time.MILLISECOND, 10)).isEqualTo(2);
        assertThat(taken(rate, 10 * Time.SECOND, 10)).isEqualTo(5);
    }

    @Test
    void overALongTimeTheRateIsKept() {
        Rate rate = Rate.perSecond(3);

        int total = 0;
        for (long now = 0; now < 100 * Time.SECOND; now += 10 * Time.MILLISECOND) {
            total += taken(rate, now, 1);
        }
        assertThat(total).isBetween(300, 303);
    }

    private int taken(Rate rate, long now, int attempts) {
        int taken = 0;
        for (int i = 0; i < attempts; i++) {
            long next = rate.take(fullAt, now);
            if (next != Rate.EXCEEDED) {
                fullAt = next;
                taken++;
            }
        }
        return taken;
    }
}
