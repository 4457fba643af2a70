package io.github.peerfire.openfire.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds in the sources of the plugin what keys of texts they use. */
final class KeysInSources {

    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\\n]*)\"");
    private static final Pattern IN_TEMPLATE = Pattern.compile("\\{\\{#t}}([a-zA-Z.-]+)\\{\\{/t}}");
    private static final Pattern IN_DESCRIPTOR = Pattern.compile("\\$\\{(page[a-zA-Z.-]+)}");

    private static final Pattern ACT = Pattern.compile("acts\\.record\\(\\w+, \"([a-z.-]+)\"");

    private final Map<Path, Set<String>> literalsByPackage = new LinkedHashMap<>();
    private final Set<String> written = new LinkedHashSet<>();
    private final Set<String> acts = new LinkedHashSet<>();

    KeysInSources() {
        for (Path file : filesIn(Path.of("src/main/java"), ".java")) {
            Set<String> literals = literalsByPackage.computeIfAbsent(file.getParent(), any -> new HashSet<>());
            literals.addAll(found(LITERAL, text(file)));
            acts.addAll(found(ACT, text(file)));
        }
        for (Path file : templates()) {
            written.addAll(found(IN_TEMPLATE, text(file)));
            if (text(file).startsWith("{{>head}}")) {
                written.add("page." + file.getFileName().toString().replace(".mustache", ""));
            }
        }
        written.addAll(found(IN_DESCRIPTOR, text(Path.of("../../plugin.xml"))));
        literalsByPackage.values().stream().flatMap(Set::stream)
                .filter(literal -> literal.matches("(page|command)\\.[a-zA-Z.-]*[a-zA-Z]")).forEach(written::add);
    }

    /** Keys that stand in a template, in {@code plugin.xml}, or as such in Java; templates have their title's. */
    Set<String> written() {
        return written;
    }

    /** What is written down of administrators. */
    Set<String> acts() {
        return acts;
    }

    /** Whether a key is written, or can be put together of a beginning and words that one package has. */
    boolean use(String key) {
        return written.contains(key) || literalsByPackage.values().stream().anyMatch(literals -> literals.stream()
                .anyMatch(literal -> literal.contains(".") && isMadeOf(key, literal, literals)));
    }

    private static boolean isMadeOf(String key, String beginning, Set<String> words) {
        if (beginning.isEmpty() || !key.startsWith(beginning)) {
            return false;
        }
        String rest = key.substring(beginning.length());
        return rest.isEmpty() || words.stream().anyMatch(word -> isMadeOf(rest, word, words));
    }

    private static List<Path> templates() {
        return filesIn(Path.of("src/main/resources"), ".mustache");
    }

    private static List<Path> filesIn(Path directory, String ending) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
