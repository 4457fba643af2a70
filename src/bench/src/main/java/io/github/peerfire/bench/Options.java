package io.github.peerfire.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** Options of a subcommand, given as {@code name=value}. */
record Options(Map<String, String> values) {

    /** @throws IllegalArgumentException if one is not of that form */
    static Options parse(String... arguments) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException("Not of the form name=value: " + argument);
            }
            values.put(parts[0], parts[1]);
        }
        return new Options(values);
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    int number(String name, int otherwise) {
        return values.containsKey(name) ? Integer.parseInt(values.get(name)) : otherwise;
    }

    /** A time that was given in seconds, with or without a fraction, in nanoseconds. */
    long time(String name, double otherwise) {
        return (long) (1e9 * Double.parseDouble(text(name, Double.toString(otherwise))));
    }
}
