package io.github.peerfire.smack.element;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A kind of media: the words of {@code media} attributes (ProtoXEP 4.2, 6.1). */
public enum MediaKind {
    /** RTMP audio messages. */
    AUDIO,
    /** RTMP video messages. */
    VIDEO,
    /** AMF data messages, reliable and in order. */
    DATA;

    /** The word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a word on the wire, compared exactly; empty for any other word. */
    public static Optional<MediaKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** A list of words on the wire, separated by white space; empty if one of them is unknown. */
    public static Optional<Set<MediaKind>> listOf(String words) {
        Set<MediaKind> kinds = EnumSet.noneOf(MediaKind.class);
        for (String word : words.trim().split("\\s+")) {
            Optional<MediaKind> kind = of(word);
            if (kind.isEmpty() && !word.isEmpty()) {
                return Optional.empty();
            }
            kind.ifPresent(kinds::add);
        }
        return Optional.of(kinds);
    }

    /** The list of words on the wire, in the order of this enumeration. */
    public static String words(Set<MediaKind> kinds) {
        return Arrays.stream(values()).filter(kinds::contains).map(MediaKind::word).collect(Collectors.joining(" "));
    }
}
