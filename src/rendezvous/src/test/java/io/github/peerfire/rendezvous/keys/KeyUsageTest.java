package io.github.peerfire.rendezvous.keys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyUsageTest {

    @Test
    void introductionsAreForgottenAMinuteAfterTheFirstThoughNoOtherFollows() {
        KeyUsage usage = new KeyUsage();
        usage.connected(1);
        assertThat(usage.introduce(new KeyUsage.Pair(1, 2), 2, 100_000)).isTrue();
        assertThat(usage.introduce(new KeyUsage.Pair(1, 3), 2, 110_000)).isTrue();

        assertThat(usage.forgetOver(159_999)).isFalse();
        assertThat(usage.introductions()).isEqualTo(2);
        assertThat(usage.forgetOver(160_000)).isFalse();
        assertThat(usage.introductions()).isZero();
        usage.disconnected(1);
        assertThat(usage.forgetOver(160_000)).isTrue();
    }
}
