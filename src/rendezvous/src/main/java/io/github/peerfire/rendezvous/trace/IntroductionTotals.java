package io.github.peerfire.rendezvous.trace;

import java.util.EnumMap;
import java.util.Map;

/**
 * How many introductions there were since the start, each counted once however often it was asked for.
 *
 * @param begun introductions that were asked for
 * @param outcomes those of them that are over, by what came of them; what never did is missing. One that had to be
 *     given up while it was under way, because too many were, is counted as it stood
 */
public record IntroductionTotals(long begun, Map<IntroductionOutcome, Long> outcomes) {

    /** Nothing was asked for. */
    public static final IntroductionTotals NONE = new IntroductionTotals(0, Map.of());

    /** Copies the outcomes. */
    public IntroductionTotals {
        outcomes = Map.copyOf(outcomes);
    }

    /** How many ended so. */
    public long count(IntroductionOutcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /** Both together. */
    public IntroductionTotals plus(IntroductionTotals other) {
        Map<IntroductionOutcome, Long> sum = new EnumMap<>(IntroductionOutcome.class);
        sum.putAll(outcomes);
        other.outcomes.forEach((outcome, count) -> sum.merge(outcome, count, Long::sum));
        return new IntroductionTotals(begun + other.begun, sum);
    }
}
