package io.github.peerfire.testbed.soak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** All that goes wrong in one walk; over after {@link #END}. */
public record FaultPlan(List<Fault> faults) {

    /** By then everything is well again, in milliseconds. */
    public static final int END = 20_000;

    private static final int MOST = 8;
    private static final int LONGEST = 10_000;

    /** Copies the list. */
    public FaultPlan {
        faults = List.copyOf(faults);
    }

    /** One of up to eight faults. */
    public static FaultPlan random(Random random) {
        List<Fault> faults = new ArrayList<>();
        int count = random.nextInt(MOST + 1);
        for (int index = 0; index < count; index++) {
            FaultKind kind = FaultKind.values()[random.nextInt(FaultKind.values().length)];
            // most of it happens while sessions open
            int from = (int) (END / 2 * Math.pow(random.nextDouble(), 3));
            faults.add(new Fault(
                    kind, random.nextBoolean(), from, 1 + random.nextInt(LONGEST), 1 + random.nextInt(100)));
        }
        return new FaultPlan(faults);
    }

    /** The reverse of {@link #toString}. */
    public static FaultPlan parse(String text) {
        return new FaultPlan(Arrays.stream(text.split("[\\[\\], ]+"))
                .filter(part -> !part.isEmpty()).map(Fault::parse).toList());
    }

    @Override
    public String toString() {
        return faults.stream().map(Fault::toString).collect(Collectors.joining(", ", "[", "]"));
    }

    FaultPlan without(int index) {
        List<Fault> fewer = new ArrayList<>(faults);
        fewer.remove(index);
        return new FaultPlan(fewer);
    }

    FaultPlan with(int index, Fault fault) {
        List<Fault> changed = new ArrayList<>(faults);
        changed.set(index, fault);
        return new FaultPlan(changed);
    }
}
