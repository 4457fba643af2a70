package io.github.peerfire.rtmfp.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineBudgetTest {

    private final LineBudget budget = new LineBudget(2);

    @Test
    void soManyLinesAreWrittenWithinAMinuteAndTheOthersAreCounted() {
        long now = -7 * Time.SECOND;
        assertThat(budget.take(now)).isTrue();
        assertThat(budget.take(now)).isTrue();
        assertThat(budget.take(now)).isFalse();
        assertThat(budget.take(now + 59 * Time.SECOND)).isFalse();
        assertThat(budget.take(now + 60 * Time.SECOND)).isTrue();
        assertThat(budget.takeLeftOut()).isEqualTo(2);
        assertThat(budget.takeLeftOut()).isZero();
    }
}
