package io.github.peerfire.rtmfp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.common.Time;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static int taken(TokenBucket bucket, long now) {
        int count = 0;
        while (bucket.take(now)) {
            count++;
        }
        return count;
    }

    @Test
    void itGivesWhatItHoldsAndThenItsRate() {
        TokenBucket bucket = new TokenBucket(10, 25);
        assertThat(taken(bucket, 0)).isEqualTo(25);
        assertThat(taken(bucket, 99 * Time.MILLISECOND)).isZero();
        assertThat(taken(bucket, 100 * Time.MILLISECOND)).isEqualTo(1);
        assertThat(taken(bucket, 1_100 * Time.MILLISECOND)).isEqualTo(10);
        assertThat(taken(bucket, 100 * Time.SECOND)).isEqualTo(25);
    }
}
