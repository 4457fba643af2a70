package io.github.peerfire.openfire.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text in the format of Prometheus 0.0.4, read strictly: each metric has a type before its samples, which follow each
 * other and are of different labels.
 */
final class Exposition {

    private static final Set<String> TYPES = Set.of("counter", "gauge", "histogram", "summary", "untyped");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) (\\S+) (.+)");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (-?[0-9]+(?:\\.[0-9]+)?|NaN|[+-]Inf)");
    private static final Pattern LABEL =
            Pattern.compile("\\G([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\[\\\\n\"])*)\"(?:,|$)");

    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, String> helps = new LinkedHashMap<>();
    private final Map<String, Double> samples = new LinkedHashMap<>();
    private final Map<String, List<Map<String, String>>> labels = new LinkedHashMap<>();
    private String current = "";

    private Exposition() {
    }

    /** @throws IllegalArgumentException if the text is not in the format */
    static Exposition parse(String text) {
        require(text.endsWith("\n"), "The last line has no end");
        Exposition exposition = new Exposition();
        text.lines().filter(line -> !line.isEmpty()).forEach(exposition::line);
        return exposition;
    }

    private void line(String line) {
        Matcher comment = COMMENT.matcher(line);
        if (comment.matches()) {
            comment(comment.group(1), comment.group(2), comment.group(3));
        } else {
            Matcher sample = SAMPLE.matcher(line);
            require(sample.matches(), line);
            sample(line, sample);
        }
    }

    private void comment(String kind, String name, String rest) {
        require(NAME.matcher(name).matches(), name);
        boolean isType = kind.equals("TYPE");
        require((isType ? types : helps).put(name, rest) == null, "Twice: " + kind + " " + name);
        require(!isType || TYPES.contains(rest), rest);
        current = name;
    }

    private void sample(String line, Matcher sample) {
        require(sample.group(1).equals(current) && types.containsKey(current), "Not announced: " + line);
        String inside = sample.group(2) == null ? "" : sample.group(2);
        labels.computeIfAbsent(current, name -> new ArrayList<>()).add(read(inside));
        String key = line.substring(0, line.lastIndexOf(' '));
        require(samples.put(key, Double.valueOf(sample.group(3))) == null, "Twice: " + key);
    }

    private static Map<String, String> read(String inside) {
        Map<String, String> labels = new LinkedHashMap<>();
        Matcher label = LABEL.matcher(inside);
        int end = 0;
        while (end < inside.length() && label.find()) {
            end = label.end();
            String value = label.group(2).replaceAll("\\\\\"", "\"").replaceAll("(?<!\\\\)\\\\n", "\n")
                    .replace("\\\\", "\\");
            require(labels.put(label.group(1), value) == null, "Twice: " + label.group(1));
        }
        require(end == inside.length(), inside);
        return labels;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** By name of the metric. */
    Map<String, String> types() {
        return types;
    }

    /** By name of the metric. */
    Map<String, String> helps() {
        return helps;
    }

    /** By name and labels. */
    Map<String, Double> samples() {
        return samples;
    }

    /** Those of each sample of a metric. */
    List<Map<String, String>> labels(String name) {
        return labels.getOrDefault(name, List.of());
    }
}
