package io.github.peerfire.matrix;

import java.util.function.Supplier;

/**
 * One scenario.
 *
 * @param id its short name
 * @param scenario what happens
 * @param criterion what must come of it
 * @param source {@code measured}, or which tests decide it
 * @param check finds out
 */
public record MatrixCase(String id, String scenario, String criterion, String source, Supplier<Outcome> check) {

    static final String MEASURED = "measured";

    /** One that is measured here. */
    public static MatrixCase measured(String id, String scenario, String criterion, Supplier<Outcome> check) {
        return new MatrixCase(id, scenario, criterion, MEASURED, check);
    }

    /** Finds out; what goes wrong on the way is a failure. */
    Outcome run() {
        try {
            return check.get();
        } catch (RuntimeException e) {
            return Outcome.of(false, String.valueOf(e));
        }
    }
}
