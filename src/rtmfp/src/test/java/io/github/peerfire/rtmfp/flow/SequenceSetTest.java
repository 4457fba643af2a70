package io.github.peerfire.rtmfp.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SequenceSetTest {

    @Test
    void zeroIsAlwaysInTheSet() {
        SequenceSet set = new SequenceSet();

        assertThat(set.contains(0)).isTrue();
        assertThat(set.contains(1)).isFalse();
        assertThat(set.cumulative()).isZero();
        assertThat(set.highest()).isZero();
        assertThat(set.hasGaps()).isFalse();
    }

    @Test
    void rangesAreJoinedWhenTheirGapIsFilled() {
        SequenceSet set = new SequenceSet();
        set.addUpTo(16);
        for (long number : new long[] {18, 23, 21, 24, 22}) {
            set.add(number);
        }
        assertThat(set.rangesAboveCumulative()).containsExactly(18, 18, 21, 24);
        set.add(17);
        assertThat(set.cumulative()).isEqualTo(18);
        assertThat(set.addUpTo(20)).isTrue();
        assertThat(set.cumulative()).isEqualTo(24);
        assertThat(set.addUpTo(24)).isFalse();
    }

    @Test
    void hugeNumbersAreNotMoreWorkThanSmallOnes() {
        SequenceSet set = new SequenceSet();
        set.add(Long.MAX_VALUE - 1);
        set.add(1L << 62);
        assertThat(set.rangeCount()).isEqualTo(3);
        set.addUpTo(Long.MAX_VALUE - 2);

        assertThat(set.cumulative()).isEqualTo(Long.MAX_VALUE - 1);
        assertThat(set.hasGaps()).isFalse();
    }

    @Test
    void itIsTheSameSetAsASimpleOneWhateverIsAdded() {
        for (long seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            SequenceSet set = new SequenceSet();
            TreeSet<Long> model = new TreeSet<>(List.of(0L));
            for (int step = 0; step < 120; step++) {
                long number = 1 + random.nextInt(200);
                boolean isNew = !model.contains(number);
                if (isNew) {
                    boolean oneMore = !model.contains(number - 1) && !model.contains(number + 1);
                    assertThat(set.wouldAddRange(number)).as("seed %d", seed).isEqualTo(oneMore);
                }
                if (random.nextInt(12) == 0) {
                    number = random.nextInt(60);
                    long size = model.size();
                    for (long each = 0; each <= number; each++) {
                        model.add(each);
                    }
                    assertThat(set.addUpTo(number)).as("seed %d", seed).isEqualTo(model.size() > size);
                } else {
                    model.add(number);
                    assertThat(set.add(number)).as("seed %d", seed).isEqualTo(isNew);
                }
                assertSame(set, model, seed);
            }
        }
    }

    private static void assertSame(SequenceSet set, TreeSet<Long> model, long seed) {
        List<Long> bounds = new ArrayList<>();
        for (long number : model) {
            if (!model.contains(number - 1)) {
                bounds.add(number);
            }
            if (!model.contains(number + 1)) {
                bounds.add(number);
            }
        }
        List<Long> actual = new ArrayList<>(List.of(0L, set.cumulative()));
        for (long bound : set.rangesAboveCumulative()) {
            actual.add(bound);
        }
        assertThat(actual).as("seed %d", seed).isEqualTo(bounds);
        assertThat(set.highest()).as("seed %d", seed).isEqualTo(model.last());
        assertThat(set.rangeCount()).as("seed %d", seed).isEqualTo(bounds.size() / 2);
        for (long number = 0; number < 205; number++) {
            assertThat(set.contains(number)).as("seed %d", seed).isEqualTo(model.contains(number));
        }
    }
}
