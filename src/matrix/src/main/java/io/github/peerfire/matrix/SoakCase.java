package io.github.peerfire.matrix;

import static io.github.peerfire.matrix.MatrixCase.measured;

import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.soak.Fault;
import io.github.peerfire.testbed.soak.FaultKind;
import io.github.peerfire.testbed.soak.Soak;
import io.github.peerfire.testbed.soak.Walk;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Random walks over everything. */
final class SoakCase {

    private static final int SEEDS = 1_000;
    private static final int FIRST = 1_000_000;
    private static final long MEGABYTE = 1 << 20;
    private static final long TOLERATED = 8 * MEGABYTE;

    private SoakCase() {
    }

    static List<MatrixCase> all() {
        return List.of(measured("SOAK",
                SEEDS + " random walks over everything above; -Psoak walks as many as asked for",
                "invariants; heap flat", SoakCase::walk));
    }

    private static Outcome walk() {
        long begin = System.nanoTime();
        Soak soak = new Soak(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        List<String> failures = new ArrayList<>(soak.run(FIRST, SEEDS / 2));
        final long half = heap();
        failures.addAll(soak.run(FIRST + SEEDS / 2, SEEDS / 2));
        final long growth = heap() - half;
        Map<FaultKind, Integer> coverage = new EnumMap<>(FaultKind.class);
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            Walk.plan(seed).faults().stream().map(Fault::kind).distinct()
                    .forEach(kind -> coverage.merge(kind, 1, Integer::sum));
        }
        boolean all = coverage.size() == FaultKind.values().length;
        return Outcome.of(failures.isEmpty() && growth < TOLERATED && all, String.format(
                "%d seeds per second, heap %+d kB over the second half; seeds with each kind of fault: %s %s",
                SEEDS * Time.SECOND / (System.nanoTime() - begin), growth / 1_024, coverage,
                        String.join("; ", failures)));
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
