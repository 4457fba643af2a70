package io.github.peerfire.client.videophone;

import io.github.peerfire.flash.amf.AmfValue;
import java.util.List;

/** What an unknown peer says, as far as it may be shown. */
final class Claim {

    /** ProtoXEP 8.2: the longest name that is shown, in characters. */
    static final int MAX_NAME = 64;

    /** The longest text that is shown, in characters. */
    static final int MAX_TEXT = 4096;

    private Claim() {
    }

    /** A name; empty if there is none. */
    static String name(List<AmfValue> arguments, int index) {
        return clean(arguments, index, MAX_NAME, false).strip();
    }

    /** A text, which may have lines. */
    static String text(List<AmfValue> arguments, int index) {
        return clean(arguments, index, MAX_TEXT, true);
    }

    private static String clean(List<AmfValue> arguments, int index, int longest, boolean lines) {
        String said = index < arguments.size() ? arguments.get(index).asText().orElse("") : "";
        return said.codePoints().filter(c -> isShown(c) || lines && c == '\n').limit(longest)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /** Neither controls, nor what turns the direction of writing or cannot be seen, nor halves of characters. */
    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
