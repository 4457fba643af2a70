package io.github.peerfire.openfire.binding;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What an endpoint can send or receive. */
public enum MediaKind {
    /** RTMP audio messages. */
    AUDIO,
    /** RTMP video messages. */
    VIDEO,
    /** AMF data messages. */
    DATA;

    private static final int LONGEST_LIST = 64;

    /**
     * Reads a list of words separated by white space, such as {@code audio video}.
     *
     * @return empty if a word is unknown
     */
    public static Optional<Set<MediaKind>> parseAll(String words) {
        Set<MediaKind> kinds = EnumSet.noneOf(MediaKind.class);
        if (words.length() > LONGEST_LIST) {
            return Optional.empty();
        }
        for (String word : words.strip().split("\\s+")) {
            Optional<MediaKind> kind = parse(word);
            if (kind.isEmpty() && !word.isEmpty()) {
                return Optional.empty();
            }
            kind.ifPresent(kinds::add);
        }
        return Optional.of(kinds);
    }

    /** Writes the words in the order of this enumeration. */
    public static String format(Set<MediaKind> kinds) {
        return kinds.stream().sorted().map(MediaKind::word).collect(Collectors.joining(" "));
    }

    private static Optional<MediaKind> parse(String word) {
        for (MediaKind kind : values()) {
            if (kind.word().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
