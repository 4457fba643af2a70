package io.github.peerfire.client;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * Of the worlds that a test walks through. The properties {@code seed} and {@code lastSeed} ask for others.
 *
 * @param areEnough whether there are as many as usual: in fewer worlds not everything happens
 */
record Seeds(long first, long last, boolean areEnough) {

    /** Those that were asked for, or else so many. */
    static Seeds asked(long usual) {
        long first = Long.getLong("seed", 1);
        long last = Long.getLong("lastSeed", System.getProperty("seed") == null ? usual : first);
        return new Seeds(first, last, last - first >= usual - 1);
    }

    /** Walks through each world, on several threads at once; returns what failed, by its seed. */
    List<String> failuresOf(LongConsumer walk) {
        List<String> failures = new ArrayList<>();
        LongStream.rangeClosed(first, last).parallel().forEach(seed -> {
            try {
                walk.accept(seed);
            } catch (AssertionError | RuntimeException e) {
                synchronized (failures) {
                    failures.add("seed " + seed + ": " + e.getMessage());
                }
            }
        });
        return failures;
    }
}
