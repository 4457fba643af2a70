package io.github.peerfire.matrix;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a case came to.
 *
 * @param status whether its criterion is met
 * @param figures what was measured, for people
 * @param values what was measured, for programs; numbers, strings, lists, maps
 */
public record Outcome(Status status, String figures, Map<String, Object> values) {

    /** Whether a criterion is met. */
    public enum Status {
        /** The criterion is met. */
        PASS,
        /** The criterion is not met. */
        FAIL,
        /** The tests that decide it were not run. */
        NOT_RUN
    }

    /** Decided by a condition. */
    public static Outcome of(boolean met, String figures) {
        return of(met, figures, Map.of());
    }

    /** Several in one, all of which have to be met. */
    public static Outcome all(Outcome... parts) {
        StringBuilder figures = new StringBuilder();
        Map<String, Object> values = new LinkedHashMap<>();
        boolean met = true;
        for (Outcome part : parts) {
            figures.append(part.figures);
            values.putAll(part.values);
            met &= part.status == Status.PASS;
        }
        return of(met, figures.toString(), values);
    }

    /** Decided by a condition, with what was measured for programs too. */
    public static Outcome of(boolean met, String figures, Map<String, Object> values) {
        return new Outcome(met ? Status.PASS : Status.FAIL, figures, values);
    }
}
