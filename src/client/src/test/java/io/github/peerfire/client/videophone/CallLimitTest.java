package io.github.peerfire.client.videophone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.PeerId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who has no account can make neither a device ring for ever nor it remember for ever. */
class CallLimitTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final CallLimit limit = new CallLimit();

    private static PeerId peer(int number) {
        return PeerId.parse("%064x".formatted(number));
    }

    @Test
    void onePeerRingsFiveTimesAMinute() {
        for (int i = 0; i < 5; i++) {
            assertThat(limit.admits(peer(1), i * SECOND)).isTrue();
        }
        assertThat(limit.admits(peer(1), 59 * SECOND)).isFalse();
        assertThat(limit.admits(peer(2), 59 * SECOND)).as("somebody else").isTrue();
        assertThat(limit.admits(peer(1), 60 * SECOND)).as("the first is a minute ago").isTrue();
        assertThat(limit.admits(peer(1), 60 * SECOND)).isFalse();
    }

    @Test
    void whoeverTheyAreAllTogetherRingTwentyTimesAMinute() {
        for (int i = 0; i < 1000; i++) {
            assertThat(limit.admits(peer(i), i)).isEqualTo(i < 20);
        }
        assertThat(limit.remembered()).isEqualTo(20);
        assertThat(limit.admits(peer(1), 61 * SECOND)).isTrue();
        assertThat(limit.remembered()).isOne();
    }
}
