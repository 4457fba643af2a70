package io.github.peerfire.flash.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PeerIdTest {

    private static final String ZEROES = "0".repeat(2 * PeerId.LENGTH);

    /** All zeroes but for two digits from one on. */
    private static PeerId with(String digits, int from) {
        return PeerId.parse(ZEROES.substring(0, from) + digits + ZEROES.substring(from + digits.length()));
    }

    @Test
    void peerIdsAreOrderedByTheirBytesWhichAreNotNegative() {
        List<PeerId> ascending = List.of(with("00", 0), with("7f", 62), with("80", 62), with("01", 46), with("ff", 32),
                with("7f", 16), with("80", 16), with("01", 0), with("80", 0), with("ff", 0));

        for (int i = 0; i < ascending.size(); i++) {
            for (int j = 0; j < ascending.size(); j++) {
                assertThat(Integer.signum(ascending.get(i).compareTo(ascending.get(j))))
                        .as("%s and %s", ascending.get(i), ascending.get(j)).isEqualTo(Integer.compare(i, j));
                assertThat(ascending.get(i).equals(ascending.get(j))).isEqualTo(i == j);
            }
        }
    }
}
