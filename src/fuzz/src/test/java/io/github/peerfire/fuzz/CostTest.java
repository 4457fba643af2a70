package io.github.peerfire.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

class CostTest {

    private static final byte[] INPUT = new byte[100];
    private volatile Object kept;
    private int runs;

    @Test
    void whatAllocatesMoreThanItMayIsFound() {
        assertThatThrownBy(() -> Cost.of(INPUT, 1_000, 10).limit(() -> kept = new byte[100_000]))
                .isInstanceOf(AssertionError.class).hasMessageContaining("of 2000 bytes");
        assertThatCode(() -> Cost.of(INPUT, 50_000, 1_000).limit(() -> kept = new byte[100_000]))
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsSlowEveryTimeIsFound() {
        assertThatThrownBy(() -> new Cost(1 << 30, 100_000).limit(() -> burn(200_000)))
                .isInstanceOf(AssertionError.class).hasMessageContaining("of 100 microseconds");
    }

    @Test
    void whatIsSlowOnlyAtFirstIsNot() {
        assertThatCode(() -> new Cost(1 << 30, 10_000_000).limit(() -> burn(runs++ == 0 ? 20_000_000 : 0)))
                .doesNotThrowAnyException();
    }

    private void burn(long nanoseconds) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + nanoseconds;
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }
}
