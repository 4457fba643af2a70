package io.github.peerfire.rtmfp.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClosedFlowsTest {

    private final ClosedFlows closed = new ClosedFlows(100);

    @Test
    void whatIsOverStaysOverHoweverManyFollow() {
        for (long id = 2; id < 10_000; id++) {
            assertThat(closed.contains(id)).isFalse();
            closed.add(id);
        }
        for (long id = 2; id < 10_000; id++) {
            assertThat(closed.contains(id)).isTrue();
        }
    }

    @Test
    void untilOneIsForgottenLowerOnesMayFollowHigherOnes() {
        closed.add(1_000);
        assertThat(closed.contains(7)).isFalse();
        for (long id = 2_000; id < 2_100; id++) {
            closed.add(id);
        }
        assertThat(closed.contains(7)).isTrue();
        assertThat(closed.contains(1_001)).isFalse();
    }

    @Test
    void identifiersAreUnsigned() {
        closed.add(-1);
        for (long id = 1; id <= 100; id++) {
            closed.add(id);
        }
        assertThat(closed.contains(Long.MIN_VALUE)).isTrue();
    }

    @Test
    void whereRepetitionIsFoundOutOtherwiseNothingIsRemembered() {
        closed.setLimit(0);
        closed.add(5);

        assertThat(closed.contains(5)).isFalse();
    }
}
