package io.github.peerfire.openfire.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Texts in a language.
 *
 * @param texts by key, in the order of the file
 * @param twice keys that the file has more than once
 */
record LanguageFile(Map<String, String> texts, List<String> twice) {

    static final Path DIRECTORY = Path.of("../../i18n");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

    /** Reads English. */
    static LanguageFile base() {
        return read("rtmfp_i18n.properties");
    }

    /** Reads a language, which fails if there is no such file or it isn't in UTF-8. */
    static LanguageFile of(String language) {
        return read("rtmfp_i18n_" + language + ".properties");
    }

    private static LanguageFile read(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        List<String> twice = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(DIRECTORY.resolve(name))) {
                int equals = line.indexOf('=');
                if (!line.isBlank() && !line.startsWith("#")
                        && texts.put(line.substring(0, Math.max(0, equals)), line.substring(equals + 1)) != null) {
                    twice.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LanguageFile(texts, twice);
    }

    /** The placeholders of a text, sorted. */
    static List<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    /** Whether a text is a pattern: it has placeholders, or the problem has for which it is the advice. */
    boolean isPattern(String key) {
        String problem = key.endsWith(".advice") ? key.substring(0, key.length() - ".advice".length()) : key;
        return !placeholders(texts.get(key)).isEmpty() || !placeholders(texts.get(problem)).isEmpty();
    }
}
