package io.github.peerfire.rtmfp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.common.RandomSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class SessionTableTest {

    private final SessionTable table = new SessionTable(SessionShare.ALL, target -> { });

    /** A source of four-byte numbers of which the last byte is told beforehand. */
    private static RandomSource numbers(Integer... numbers) {
        Queue<Integer> rest = new ArrayDeque<>(List.of(numbers));
        return target -> {
            Arrays.fill(target, (byte) 0);
            target[target.length - 1] = rest.remove().byteValue();
        };
    }

    @Test
    @Proves({"R7016-125", "R7016-154"})
    void aSessionIdIsNeitherZeroNorInUse() {
        RandomSource random = numbers(0, 5, 5, 0, 7, 5, 7, 9);
        assertThat(table.reserveId(random)).isEqualTo(5);
        assertThat(table.reserveId(random)).isEqualTo(7);
        table.releaseId(5);
        assertThat(table.reserveId(random)).isEqualTo(5);
        assertThat(table.reserveId(random)).isEqualTo(9);
    }

    @Test
    @Proves("R7016-143")
    void theStatesOfASessionAreThoseOfTheRfc() {
        assertThat(SessionState.values()).extracting(SessionState::name).containsExactly(
                "IHELLO_SENT", "KEYING_SENT", "OPEN", "NEARCLOSE", "FARCLOSE_LINGER", "CLOSED", "OPEN_FAILED");
    }
}
