package io.github.peerfire.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a benchmark found, by name and in order; prints as one line of JSON. */
public final class Report {

    private final Map<String, Object> figures = new LinkedHashMap<>();

    /** Of a benchmark with nothing found yet. */
    public Report(String benchmark) {
        figures.put("benchmark", benchmark);
    }

    /** Adds a count. */
    public Report with(String name, long value) {
        figures.put(name, value);
        return this;
    }

    /** Adds a measurement; prints with two decimals, or as null if there is none. */
    public Report with(String name, double value) {
        figures.put(name, value);
        return this;
    }

    /** Adds a text, which needs no escaping. */
    public Report with(String name, String value) {
        figures.put(name, value);
        return this;
    }

    /** A figure. */
    public double number(String name) {
        return ((Number) figures.get(name)).doubleValue();
    }

    @Override
    public String toString() {
        return figures.entrySet().stream()
                .map(entry -> '"' + entry.getKey() + "\":" + json(entry.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String json(Object value) {
        if (value instanceof Double number) {
            return Double.isFinite(number) ? String.format(Locale.ROOT, "%.2f", number) : "null";
        }
        return value instanceof String ? "\"" + value + '"' : value.toString();
    }
}
