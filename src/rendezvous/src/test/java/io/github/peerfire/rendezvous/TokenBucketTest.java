package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.common.Time;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    @Test
    void oneSecondsWorthPassesAtOnceAndThenAsItIsRefilled() {
        TokenBucket bucket = new TokenBucket(5);

        assertThat(taken(bucket, 0, 10)).isEqualTo(5);
        assertThat(taken(bucket, 400 * Time.MILLISECOND, 10)).isEqualTo(2);
        assertThat(taken(bucket, 10 * Time.SECOND, 10)).isEqualTo(5);
    }

    @Test
    void overALongTimeTheRateIsKept() {
        TokenBucket bucket = new TokenBucket(3);

        int total = 0;
        for (long now = 0; now < 100 * Time.SECOND; now += 10 * Time.MILLISECOND) {
            total += taken(bucket, now, 1);
        }
        assertThat(total).isBetween(300, 303);
    }

    private static int taken(TokenBucket bucket, long now, int attempts) {
        int taken = 0;
        for (int i = 0; i < attempts; i++) {
            taken += bucket.tryTake(now) ? 1 : 0;
        }
        return taken;
    }
}
