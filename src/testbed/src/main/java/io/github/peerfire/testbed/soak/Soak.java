package io.github.peerfire.testbed.soak;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Walks many seeds; {@code ./mvnw verify -Psoak -Dseeds=N}. */
public final class Soak {

    private static final int WIDTH = 40;
    private static final int FAILURES = 10;
    private static final long REDRAW = 200_000_000L;

    private final PrintStream out;
    private final BiConsumer<Long, FaultPlan> walk;

    /** Draws its bar to {@code out}, and prints there what fails. */
    public Soak(PrintStream out) {
        this(out, Walk::walk);
    }

    Soak(PrintStream out, BiConsumer<Long, FaultPlan> walk) {
        this.out = out;
        this.walk = walk;
    }

    /** Walks one seed; if that fails, says how, with what is left of its plan. */
    private Optional<String> failureOf(long seed) {
        FaultPlan plan = Walk.plan(seed);
        if (failure(seed, plan).isEmpty()) {
            return Optional.empty();
        }
        FaultPlan least = new PlanShrinker(candidate -> failure(seed, candidate).isPresent()).shrink(plan);
        return Optional.of("seed " + seed + ", plan " + least + ": " + failure(seed, least).orElse("?"));
    }

    private Optional<String> failure(long seed, FaultPlan plan) {
        try {
            walk.accept(seed, plan);
            return Optional.empty();
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            return Optional.of(String.valueOf(e));
        }
    }

    /** Walks seeds from {@code first} on, with a bar that shows how far it is; returns what failed, ten at most. */
    public List<String> run(long first, int count) {
        List<String> failures = new ArrayList<>();
        long began = System.nanoTime();
        long drawn = 0;
        int done = 0;
        while (done < count && failures.size() < FAILURES) {
            failureOf(first + done).ifPresent(failure -> {
                out.printf("%n%s%n", failure);
                failures.add(failure);
            });
            done++;
            if (System.nanoTime() - drawn > REDRAW || done == count) {
                drawn = System.nanoTime();
                draw(done, count, failures.size(), (drawn - began) / 1e9);
            }
        }
        out.println();
        return failures;
    }

    private void draw(int done, int count, int failed, double seconds) {
        int filled = (int) ((long) WIDTH * done / count);
        out.printf("\r[%s%s] %d of %d seeds, %d failed, %.0f per second ",
                "#".repeat(filled), ".".repeat(WIDTH - filled), done, count, failed, done / seconds);
        out.flush();
    }

    /**
     * Takes the number of seeds, and the first one if it is not to be 1.
     *
     * @throws IllegalStateException if one failed
     */
    public static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[0]);
        long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        List<String> failures = new Soak(System.err).run(first, count);
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.size() + " seeds failed, told above");
        }
    }
}
