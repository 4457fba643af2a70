package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConcurrentIndexTest {

    private record Thing(int key, int version) {
    }

    /** Whether numbers and hashes are all different, many the same, or all. */
    @ParameterizedTest
    @CsvSource({"7fffffff, 7fffffff", "7fffffff, ff00", "ff00, 7fffffff", "7fffffff, 0", "0, 0"})
    void whatWasPutInIsFoundUntilItIsTakenOutOrReplaced(String numberMask, String hashMask) {
        int mask = Integer.parseInt(numberMask, 16);
        int hashes = Integer.parseInt(hashMask, 16);
        int keys = mask == 0 || hashes == 0 ? 50 : 700;
        Random random = new Random(20_261_123);
        ConcurrentIndex<Thing> index = new ConcurrentIndex<>(number -> (int) number * 0x9e37_79b9 & hashes);
        Map<Integer, Thing> expected = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            int key = random.nextInt(keys);
            Thing thing = new Thing(key, step);
            if (random.nextInt(5) < 3) {
                Thing replaced = index.put(key & mask, thing, there -> there.key() == key);
                assertThat(replaced).isSameAs(expected.put(key, thing));
            } else {
                assertThat(index.remove(key & mask, thing)).as("what was never put in").isFalse();
                Thing there = expected.remove(key);
                assertThat(index.remove(key & mask, there == null ? thing : there)).isEqualTo(there != null);
            }
            int asked = random.nextInt(keys);
            assertThat(index.find(asked & mask, there -> there.key() == asked)).as("step %d", step)
                    .isSameAs(expected.get(asked));
        }
    }

    /** Each number comes and goes again and again, and takes places that others had. */
    @Test
    void whoeverLooksMeanwhileFindsWhatIsThereAndNeverAnythingElse() {
        ConcurrentIndex<Thing> index = new ConcurrentIndex<>(number -> (int) number * 0x9e37_79b9 & 0xfff);
        int steady = 300;
        for (int key = 0; key < steady; key++) {
            index.put(key, new Thing(key, 0), there -> false);
        }
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<?> reader = CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> look(index, steady, over)),
                CompletableFuture.runAsync(() -> look(index, steady, over)));
        Random random = new Random(7);
        Map<Integer, Thing> passing = new HashMap<>();
        for (int step = 0; step < 300_000 && !reader.isDone(); step++) {
            int key = steady + random.nextInt(3_000);
            Thing there = passing.remove(key);
            if (there != null) {
                index.remove(key, there);
            } else if (passing.size() < 200) {
                passing.put(key, new Thing(key, step));
                index.put(key, passing.get(key), other -> false);
            }
        }
        over.set(true);
        reader.join();
    }

    private static void look(ConcurrentIndex<Thing> index, int steady, AtomicBoolean over) {
        Random random = new Random(11);
        do {
            int key = random.nextInt(steady + 3_000);
            Thing found = index.find(key, there -> true);
            assertThat(found == null ? key : found.key()).isEqualTo(key);
            assertThat(found != null || key >= steady).as("%d is always there", key).isTrue();
        } while (!over.get());
    }
}
