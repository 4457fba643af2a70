package io.github.peerfire.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What congestion control has to reach. All in virtual time, so that no machine is too slow for it. */
class GoalsTest {

    private static final double FAIR = 0.8;

    @ParameterizedTest
    @ValueSource(ints = {20, 60})
    void besideRenoBothHaveTheirShare(int roundTrip) {
        Outcome outcome = FairnessCases.besideTcp(new RenoWindow(), roundTrip, FAIR);
        assertThat((double) outcome.values().get("jain")).as(outcome.figures()).isGreaterThanOrEqualTo(FAIR);
        assertThat(outcome.status()).as(outcome.figures()).isEqualTo(Outcome.Status.PASS);
    }

    @Test
    void audioDoesNotWaitBehindVideoWhereTheLinkGetsNarrow() {
        Outcome outcome = new MediaCases().run();
        assertThat((long) outcome.values().get("audioP99")).as(outcome.figures()).isLessThanOrEqualTo(15 + 150);
        assertThat(outcome.status()).as(outcome.figures()).isEqualTo(Outcome.Status.PASS);
    }

    @Test
    void bulkYieldsToSomebodyElsesRealTimeData() {
        Outcome outcome = FairnessCases.besideTimeCritical();
        assertThat(outcome.status()).as(outcome.figures()).isEqualTo(Outcome.Status.PASS);
    }
}
