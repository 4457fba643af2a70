package io.github.peerfire.testbed.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    @Test
    void aPlanIsReadBackFromWhatIsPrinted() {
        for (int seed = 0; seed < 200; seed++) {
            FaultPlan plan = FaultPlan.random(new Random(seed));
            assertThat(FaultPlan.parse(plan.toString())).isEqualTo(plan);
        }
    }

    @Test
    void everythingIsWellAgainBeforeTheEnd() {
        for (int seed = 0; seed < 200; seed++) {
            assertThat(FaultPlan.random(new Random(seed)).faults())
                    .allMatch(fault -> fault.from() + fault.length() <= FaultPlan.END);
        }
    }

    @Test
    void shrinkingLeavesOnlyWhatTheFailureNeeds() {
        FaultPlan plan = FaultPlan.parse(
                "[LOSS>0+100*50, OUTAGE<500+900*80, DELAY>20+5000*100, OUTAGE>700+1000*40, JITTER<1+1*1]");
        // needs a long enough outage forward, and any on the way back
        PlanShrinker shrinker = new PlanShrinker(candidate ->
                candidate.faults().stream().anyMatch(fault ->
                        fault.kind() == FaultKind.OUTAGE && fault.forward() && fault.length() >= 300)
                && candidate.faults().stream().anyMatch(fault ->
                        fault.kind() == FaultKind.OUTAGE && !fault.forward()));

        assertThat(shrinker.shrink(plan)).hasToString("[OUTAGE<500+1*1, OUTAGE>700+500*1]");
    }
}
