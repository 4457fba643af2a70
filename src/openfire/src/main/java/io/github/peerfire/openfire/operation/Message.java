package io.github.peerfire.openfire.operation;

import java.util.Arrays;
import java.util.List;

/**
 * Something to say to people, in whatever language.
 *
 * @param key of a text in the {@code i18n} files
 * @param arguments for its placeholders, as plain text: whoever writes a page has to escape them
 */
public record Message(String key, List<String> arguments) {

    /** Copies the arguments. */
    public Message {
        arguments = List.copyOf(arguments);
    }

    /** A text and what its placeholders stand for. */
    public static Message of(String key, Object... arguments) {
        return new Message(key, Arrays.stream(arguments).map(String::valueOf).toList());
    }
}
