package io.github.peerfire.rtmfp.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FlowTableTest {

    private final FlowTable<Long> table = new FlowTable<>(Long::longValue);

    @Test
    void oneIsFoundAndNothingElse() {
        table.add(2L);
        assertThat(table.find(2)).isEqualTo(2L);
        assertThat(table.find(0)).isNull();
        table.remove(2L);
        assertThat(table.find(2)).isNull();
        assertThat(table.size()).isZero();
    }

    @Test
    void whateverComesAndGoesTheOrderIsThatOfOpening() {
        Random random = new Random(20_261_123);
        Map<Long, Long> expected = new LinkedHashMap<>();
        for (int step = 0; step < 10_000; step++) {
            Long id = (long) random.nextInt(step < 5_000 ? 4 : 40);
            if (random.nextBoolean() && table.find(id) == null) {
                table.add(id);
                expected.put(id, id);
            } else if (table.find(id) != null) {
                Long there = table.find(id);
                table.remove(there);
                expected.remove(id);
            }
            assertThat(List.copyOf(table.all())).as("step %d", step).isEqualTo(List.copyOf(expected.values()));
            assertThat(table.size()).isEqualTo(expected.size());
            assertThat(table.find(id) != null).isEqualTo(expected.containsKey(id));
        }
    }
}
