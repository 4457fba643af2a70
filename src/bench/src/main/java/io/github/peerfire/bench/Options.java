package io.github.peerfire.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Options of a subcommand, given as {@code name=value} or {@code --name value}.
 *
 * @param values by name
 */
public record Options(Map<String, String> values) {

    private static final String DASHES = "--";

    /** @throws IllegalArgumentException if one is of neither form */
    public static Options parse(String... arguments) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            boolean dashed = arguments[i].startsWith(DASHES);
            String argument = dashed ? arguments[i].substring(DASHES.length()) : arguments[i];
            String[] parts = argument.split("=", 2);
            if (parts.length == 2) {
                values.put(parts[0], parts[1]);
            } else if (dashed && i + 1 < arguments.length) {
                values.put(argument, arguments[++i]);
            } else {
                throw new IllegalArgumentException("Not of the form name=value: " + argument);
            }
        }
        return new Options(values);
    }

    /** An option's value as it was given. */
    public String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /** A whole number. */
    public int number(String name, int otherwise) {
        return values.containsKey(name) ? Integer.parseInt(values.get(name)) : otherwise;
    }

    /** A time that was given in seconds, with or without a fraction, in nanoseconds. */
    public long time(String name, double otherwise) {
        return (long) (1e9 * Double.parseDouble(text(name, Double.toString(otherwise))));
    }
}
