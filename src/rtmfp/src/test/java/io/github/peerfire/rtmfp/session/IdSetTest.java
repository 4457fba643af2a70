package io.github.peerfire.rtmfp.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdSetTest {

    private final IdSet ids = new IdSet();

    @Test
    void itHasWhatWasAddedAndNotRemovedWhateverSharesItsPlace() {
        Random random = new Random(20_261_123);
        Set<Integer> expected = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            // Few last bits, so that many want the same places.
            int id = random.nextInt(16) + 1 + (random.nextInt(40) << 16);
            if (random.nextInt(100) < (i / 20_000 % 2 == 0 ? 60 : 30)) {
                ids.add(id);
                expected.add(id);
            } else {
                ids.remove(id);
                expected.remove(id);
            }
            assertThat(ids.contains(id)).as("%s in step %s", id, i).isEqualTo(expected.contains(id));
        }
        for (int id = 1; id < 41 << 16; id++) {
            if (ids.contains(id) != expected.contains(id)) {
                assertThat(ids.contains(id)).as("%s in the end", id).isEqualTo(expected.contains(id));
            }
        }
    }

    @Test
    void zeroIsNoIdAndTakingItAwayChangesNothing() {
        ids.add(7);
        ids.remove(0);

        assertThat(ids.contains(7)).isTrue();
    }
}
