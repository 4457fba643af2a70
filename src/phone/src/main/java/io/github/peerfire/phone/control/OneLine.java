package io.github.peerfire.phone.control;

/**
 * What others wrote, on one line, so that it cannot look like more than one, or like something that the phone says.
 */
final class OneLine {

    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    /** Of Hangul and Braille. */
    private static final String BLANK_LETTERS = "\u115F\u1160\u2800\u3164\uFFA0";

    private OneLine() {
    }

    /** With one space for each gap and line break, and without what turns the text around it; empty if none is seen. */
    static String of(String written) {
        StringBuilder kept = new StringBuilder();
        boolean seen = false;
        boolean gap = false;
        for (int character : written.codePoints().toArray()) {
            if (isBlank(character)) {
                gap = seen;
            } else if (isShown(character)) {
                kept.append(gap ? " " : "").appendCodePoint(character);
                gap = false;
                seen |= !joins(character);
            }
        }
        return seen ? kept.toString() : "";
    }

    /** Also what only looks so: many of them would push what follows into a line of its own. */
    private static boolean isBlank(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character)
                || BLANK_LETTERS.indexOf(character) >= 0;
    }

    private static boolean isShown(int character) {
        return joins(character)
                || !Character.isISOControl(character) && Character.getType(character) != Character.FORMAT;
    }

    /** Cannot be seen, but Persian words and pictures of several people need it. */
    private static boolean joins(int character) {
        return character == JOINER || character == NON_JOINER;
    }
}
