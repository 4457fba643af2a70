package io.github.peerfire.testbed.soak;

import java.util.function.Predicate;

/** Looks for the least of a plan that still fails. */
final class PlanShrinker {

    private final Predicate<FaultPlan> fails;

    PlanShrinker(Predicate<FaultPlan> fails) {
        this.fails = fails;
    }

    FaultPlan shrink(FaultPlan failing) {
        FaultPlan least = removeAll(failing);
        boolean smaller = true;
        while (smaller) {
            FaultPlan next = removeAll(soften(least));
            smaller = !next.equals(least);
            least = next;
        }
        return least;
    }

    private FaultPlan removeAll(FaultPlan plan) {
        FaultPlan least = plan;
        for (int index = least.faults().size() - 1; index >= 0; index--) {
            FaultPlan fewer = least.without(index);
            least = fails.test(fewer) ? fewer : least;
        }
        return least;
    }

    private FaultPlan soften(FaultPlan plan) {
        FaultPlan least = plan;
        for (int index = 0; index < least.faults().size(); index++) {
            Fault fault = least.faults().get(index);
            FaultPlan shorter = least.with(index, fault.withLength(Math.max(1, fault.length() / 2)));
            least = fails.test(shorter) ? shorter : least;
            Fault kept = least.faults().get(index);
            FaultPlan milder = least.with(index, kept.withMagnitude(Math.max(1, kept.magnitude() / 2)));
            least = fails.test(milder) ? milder : least;
        }
        return least;
    }
}
