package io.github.peerfire.openfire.operation.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.testbed.time.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LineBudgetTest {

    private final ManualClock clock = new ManualClock();
    private final LineBudget budget = new LineBudget(2, clock);

    @Test
    void soManyLinesAreWrittenWithinAMinuteAndTheOthersAreCounted() {
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isFalse();
        clock.advance(Duration.ofSeconds(59));
        assertThat(budget.take()).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(budget.take()).isTrue();
        assertThat(budget.takeLeftOut()).isEqualTo(2);
        assertThat(budget.takeLeftOut()).isZero();
    }
}
