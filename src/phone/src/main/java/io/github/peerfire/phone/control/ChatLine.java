package io.github.peerfire.phone.control;

import java.util.Optional;

/**
 * A line of text in a call.
 *
 * @param from who wrote it, as the user calls them
 * @param own whether it was written here
 * @param text without control characters but line feeds, {@link #MAX_LENGTH} characters at most
 */
public record ChatLine(String from, boolean own, String text) {

    /** Longer ones are cut. */
    public static final int MAX_LENGTH = 4096;

    /** The handler that Adobe's Video Phone sends lines to: with a name and the text. */
    static final String HANDLER = "onIm";

    /** A line as it may be shown; empty if nothing of it is left. */
    static Optional<ChatLine> of(String from, boolean own, String written) {
        StringBuilder kept = new StringBuilder();
        written.codePoints().limit(MAX_LENGTH).filter(ChatLine::isShown).forEach(kept::appendCodePoint);
        String text = kept.toString().strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(new ChatLine(from, own, text));
    }

    /** Neither controls, nor what turns the direction of the text around it. */
    private static boolean isShown(int character) {
        return character == '\n'
                || !Character.isISOControl(character) && Character.getType(character) != Character.FORMAT;
    }
}
