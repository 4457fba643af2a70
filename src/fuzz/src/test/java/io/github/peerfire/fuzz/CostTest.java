package io.github.peerfire.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

class CostTest {

    private static final byte[] INPUT = new byte[100];
    private static final int MILLISECOND = 1_000_000;
    private static final int PATIENCE = 50 * MILLISECOND;
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
    void whatTakesMoreThanAMillisecondForAKilobyteIsFound() {
        assertThatThrownBy(() -> Cost.of(new byte[3_000], 1 << 20, 0).within(PATIENCE)
                .limit(() -> burn(3 * MILLISECOND + MILLISECOND / 10)))
                .isInstanceOf(AssertionError.class).hasMessageContaining("of 3000 microseconds");
        assertThatCode(() -> Cost.of(new byte[3_000], 1 << 20, 0).limit(() -> burn(2 * MILLISECOND)))
                .doesNotThrowAnyException();
    }

    @Test
    void aWholeKilobyteHasNoMillisecondMore() {
        assertThatThrownBy(() -> Cost.of(new byte[1_024], 1 << 20, 0).within(PATIENCE)
                .limit(() -> burn(3 * MILLISECOND / 2)))
                .isInstanceOf(AssertionError.class).hasMessageContaining("of 1000 microseconds");
    }

    @Test
    void whatIsSlowOnlyAtFirstIsNot() {
        assertThatCode(() -> Cost.of(INPUT, 1 << 20, 0).limit(() -> burn(runs++ < 20 ? 20 * MILLISECOND : 0)))
                .doesNotThrowAnyException();
    }

    @Test
    void onlyWhatIsMeasuredCountsAndWhatIsFedWidensTheLimit() {
        assertThatCode(() -> Cost.of(INPUT, 1 << 20, 0).limitParts(meter -> {
            burn(3 * MILLISECOND);
            meter.measure(() -> burn(MILLISECOND / 4));
            meter.measure(() -> burn(MILLISECOND / 4));
        })).doesNotThrowAnyException();
        Cost.MeteredWork twice = meter -> {
            meter.measure(() -> burn(3 * MILLISECOND / 4));
            meter.measure(() -> burn(3 * MILLISECOND / 4));
        };
        assertThatThrownBy(() -> Cost.of(INPUT, 1 << 20, 0).within(PATIENCE).limitParts(twice))
                .isInstanceOf(AssertionError.class);
        assertThatCode(() -> Cost.of(INPUT, 1 << 20, 0).limitParts(meter -> {
            meter.feed(1_000);
            twice.run(meter);
        })).doesNotThrowAnyException();
    }

    @Test
    void whatIsThrownIsNotHidden() {
        assertThatThrownBy(() -> Cost.of(INPUT, 0, 0).limit(() -> {
            throw new IllegalStateException("harm");
        })).isInstanceOf(IllegalStateException.class);
    }

    private void burn(long nanoseconds) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + nanoseconds;
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }
}
