package io.github.peerfire.rtmfp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.common.Time;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyingHistoryTest {

    private final KeyingHistory history = new KeyingHistory(new Random(20_261_122)::nextBytes);

    @Test
    void aKeyingIsRememberedAsLongAsItsCookieIsGoodAndForgottenThoughNoOtherComes() {
        KeyingDigest first = history.digest(keying(1));
        history.add(first, 0);
        history.add(history.digest(keying(2)), 10 * Time.SECOND);

        assertThat(history.contains(history.digest(keying(1)), SessionParameters.COOKIE_LIFETIME)).isTrue();
        assertThat(history.contains(first, SessionParameters.COOKIE_LIFETIME + 1)).isFalse();
        history.handleTimeout(history.nextDeadline());
        assertThat(history.size()).isEqualTo(1);
        history.handleTimeout(history.nextDeadline());
        assertThat(history.size()).isZero();
        assertThat(history.nextDeadline()).isEqualTo(Time.NEVER);
    }

    @Test
    void neverAreMoreRememberedThanTheLimit() {
        for (int i = 0; i < 20_000; i++) {
            history.add(history.digest(keying(i)), i);
        }

        assertThat(history.size()).isEqualTo(16_384);
        assertThat(history.contains(history.digest(keying(19_999)), 20_000)).isTrue();
        assertThat(history.contains(history.digest(keying(0)), 20_000)).isFalse();
    }

    private static InitiatorInitialKeying keying(int id) {
        byte[] nothing = new byte[0];
        return new InitiatorInitialKeying(nothing, id, nothing, nothing, nothing, nothing);
    }
}
