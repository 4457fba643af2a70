package io.github.peerfire.rtmfp.common;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void whatPassesAtOnceMayBeMoreOrLessThanASecondsWorth() {
        assertThat(taken(Rate.perSecond(10, 25), 0, 100)).isEqualTo(25);
        assertThat(taken(Rate.perSecond(10, 25), 99 * Time.MILLISECOND, 100)).isZero();
        assertThat(taken(Rate.perSecond(10, 25), 1_100 * Time.MILLISECOND, 100)).isEqualTo(11);
    }

    @Test
    void toAskTakesNothing() {
        Rate rate = Rate.perMinute(1);

        assertThat(rate.left(fullAt, 0)).isOne();
        assertThat(rate.left(rate.take(fullAt, 0), 59 * Time.SECOND)).isZero();
        assertThat(rate.left(rate.take(fullAt, 0), 60 * Time.SECOND)).isOne();
        assertThat(Rate.perSecond(10, 25).left(250 * Time.MILLISECOND, 50 * Time.MILLISECOND)).isEqualTo(23);
        assertThat(rate.allows(fullAt, 0)).isTrue();
        assertThat(rate.allows(rate.take(fullAt, 0), 59 * Time.SECOND)).isFalse();
        assertThat(rate.allows(rate.take(fullAt, 0), 60 * Time.SECOND)).isTrue();
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
