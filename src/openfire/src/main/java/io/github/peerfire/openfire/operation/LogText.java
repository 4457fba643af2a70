package io.github.peerfire.openfire.operation;

/** Texts of others in lines of the log: one word in one line. */
public final class LogText {

    private static final int LONGEST = 256;

    private LogText() {
    }

    /**
     * Makes a text one word: what could end a line or a value, or is not visible, is written as {@code \\u} and four
     * digits; of a long text only the beginning is kept.
     */
    public static String escape(String text) {
        return escape(text, false);
    }

    /**
     * As the other, of the last value of a line, where an equals sign cannot be taken for the beginning of another
     * value.
     */
    static String escapeLast(String text) {
        return escape(text, true);
    }

    private static String escape(String text, boolean last) {
        StringBuilder escaped = new StringBuilder();
        text.chars().limit(LONGEST).forEach(c -> {
            if (isPlain((char) c) || last && c == '=') {
                escaped.append((char) c);
            } else {
                escaped.append(String.format("\\u%04x", c));
            }
        });
        return escaped.toString();
    }

    private static boolean isPlain(char c) {
        return c > ' ' && c != '\\' && c != '"' && c != '=' && c != 0x7f
                && (Character.isLetterOrDigit(c) || c < 0x7f);
    }
}
