package io.github.peerfire.openfire.metrics;

import java.util.Map;
import java.util.stream.Collectors;

/** Writes the text format of Prometheus, version 0.0.4. */
final class MetricsText {

    private final StringBuilder text = new StringBuilder();

    /** Begins a metric; its samples follow. */
    MetricsText metric(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    /** Adds a sample. */
    MetricsText sample(String name, Map<String, String> labels, long value) {
        text.append(name);
        if (!labels.isEmpty()) {
            text.append(labels.entrySet().stream().map(label -> label.getKey() + "=\"" + escape(label.getValue()) + '"')
                    .collect(Collectors.joining(",", "{", "}")));
        }
        text.append(' ').append(value).append('\n');
        return this;
    }

    /** Adds a metric with one sample. */
    MetricsText single(String name, String type, String help, long value) {
        return metric(name, type, help).sample(name, Map.of(), value);
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
