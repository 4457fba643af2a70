package io.github.peerfire.testbed.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.testbed.simulation.InvariantException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SoakTest {

    private static final int SEEDS = 2_500;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final Soak soak = new Soak(new PrintStream(shown, true, StandardCharsets.UTF_8));

    @Test
    @Proves("R7016-027")
    void thousandsOfRandomWalksKeepAllInvariantsAndComeToTheirEnd() {
        assertThat(soak.run(1, SEEDS)).isEmpty();
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .contains("[########################################] " + SEEDS + " of " + SEEDS + " seeds, 0 failed");
    }

    @Test
    void equalSeedsHaveEqualTracesAlsoOnTwoThreadsAtOnce() {
        CompletableFuture<List<String>> one = CompletableFuture.supplyAsync(SoakTest::traces);
        CompletableFuture<List<String>> other = CompletableFuture.supplyAsync(SoakTest::traces);
        assertThat(one.join()).isEqualTo(other.join()).doesNotHaveDuplicates().hasSize(40);
    }

    private static List<String> traces() {
        return LongStream.range(100, 140).mapToObj(seed -> Walk.walk(seed, Walk.plan(seed))).toList();
    }

    @Test
    void whatFailsIsToldWithItsSeedAndTheLeastPlanThatFails() {
        Soak sabotaged = new Soak(new PrintStream(shown, true, StandardCharsets.UTF_8), (seed, plan) -> {
            boolean cut = plan.faults().stream().anyMatch(fault -> fault.kind() == FaultKind.OUTAGE
                    && fault.length() > 100);
            if (seed == 11 && cut) {
                throw new AssertionError("on purpose");
            }
        });
        assertThat(Walk.plan(11).faults()).anyMatch(fault -> fault.kind() == FaultKind.OUTAGE && fault.length() > 200);
        List<String> failures = sabotaged.run(10, 5);
        assertThat(failures).singleElement().asString()
                .matches("seed 11, plan \\[OUTAGE[<>]\\d+\\+1?\\d\\d\\*1\\]: .*on purpose");
        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("seed 11").contains("5 of 5 seeds, 1 failed");
    }

    @Test
    void aWorldThatKillsItsSessionIsFound() {
        assertThatThrownBy(() -> Walk.walk(1, FaultPlan.parse("[OUTAGE>0+1000000*1]")))
                .isInstanceOf(InvariantException.class).hasMessageContaining("SessionOpenFailed");
        assertThatThrownBy(() -> Walk.walk(1, FaultPlan.parse("[OUTAGE<5000+1000000*1]")))
                .isInstanceOf(InvariantException.class).hasMessageContaining("TIMED_OUT");
    }

    @Test
    void whatOnceFailedDoesNotFailAgain() {
        // glare after which the responder forgot its answer, but not the question
        Walk.walk(15, FaultPlan.parse("[OUTAGE>40+9000*1, OUTAGE<60+9000*1]"));
        // the address changes while the session opens
        Walk.walk(213, FaultPlan.parse("[NAT_MOVE<8681+1*1, NAT_MOVE>251+1*1]"));
        Walk.walk(1007, FaultPlan.parse("[NARROW>6+49*12, NAT_RESTART>94+1*1, NAT_RESTART<2812+1*1]"));
    }
}
