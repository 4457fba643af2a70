package io.github.peerfire.bench;

import java.util.Map;

/**
 * Options of a subcommand, those that were given and the usual values of the others; see {@link Command}.
 *
 * @param values by name
 */
public record Options(Map<String, String> values) {

    /** Whether it was given, or has a usual value. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** An option's value as it was given. */
    public String text(String name) {
        if (!has(name)) {
            throw new IllegalArgumentException("The option '--" + name + "' is missing");
        }
        return values.get(name);
    }

    /** A whole number. */
    public int number(String name) {
        return Integer.parseInt(text(name));
    }

    /** A number with or without a fraction. */
    public double decimal(String name) {
        return Double.parseDouble(text(name));
    }

    /** A time that was given in seconds, in nanoseconds. */
    public long time(String name) {
        return (long) (1e9 * decimal(name));
    }
}
