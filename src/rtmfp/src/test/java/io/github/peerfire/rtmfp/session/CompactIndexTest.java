package io.github.peerfire.rtmfp.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactIndexTest {

    private record Thing(int key, int version) {
    }

    /** Whether hashes are all different, many the same, or all. */
    @ParameterizedTest
    @ValueSource(ints = {0x7fff_ffff, 0xff00, 0})
    void whatWasPutInIsFoundUntilItIsTakenOutOrReplaced(int mask) {
        Random random = new Random(20_261_123);
        CompactIndex<Thing> index = new CompactIndex<>(thing -> hash(thing.key(), mask));
        Map<Integer, Thing> expected = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            int key = random.nextInt(mask == 0 ? 50 : 700);
            int hash = hash(key, mask);
            if (random.nextInt(5) < 3) {
                Thing thing = new Thing(key, step);
                index.put(thing, there -> there.key() == key);
                expected.put(key, thing);
            } else {
                index.remove(new Thing(key, -1), hash);
                Thing there = index.find(hash, thing -> thing.key() == key);
                assertThat(there).as("step %d", step).isSameAs(expected.get(key));
                if (there != null) {
                    index.remove(there, hash);
                    expected.remove(key);
                }
            }
        }
        for (int key = 0; key < 700; key++) {
            int wanted = key;
            assertThat(index.find(hash(key, mask), thing -> thing.key() == wanted)).isSameAs(expected.get(key));
        }
        assertThat(index.all(thing -> expected.containsValue(thing))).isTrue();
        assertThat(index.all(thing -> false)).isFalse();
    }

    private static int hash(int key, int mask) {
        return key * 0x9e37_79b9 & mask;
    }
}
