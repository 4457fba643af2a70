package io.github.peerfire.phone.control;

import java.util.List;
import java.util.Optional;

/**
 * A line of text in a call.
 *
 * @param from who wrote it, as the user calls them
 * @param own whether it was written here
 * @param text without line feeds and control characters, {@link #MAX_LENGTH} characters at most
 */
public record ChatLine(String from, boolean own, String text) {

    /** Longer ones are cut. */
    public static final int MAX_LENGTH = 4096;

    /** The handler that Adobe's Video Phone sends lines to: with a name and the text. */
    static final String HANDLER = "onIm";

    /** A line as it may be shown; empty if nothing of it is left. */
    static Optional<ChatLine> of(String from, boolean own, String written) {
        int end = written.offsetByCodePoints(0, Math.min(MAX_LENGTH, written.codePointCount(0, written.length())));
        String text = OneLine.of(written.substring(0, end));
        return text.isEmpty() ? Optional.empty() : Optional.of(new ChatLine(from, own, text));
    }

    /** Those that came since; of a long talk the first are dropped, so numbers do not say it. */
    public static List<ChatLine> since(List<ChatLine> before, List<ChatLine> now) {
        ChatLine last = before.isEmpty() ? null : before.get(before.size() - 1);
        for (int count = now.size(); count > 0; count--) {
            if (now.get(count - 1) == last) {
                return now.subList(count, now.size());
            }
        }
        return now;
    }
}
