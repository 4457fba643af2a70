package io.github.peerfire.openfire.command;

import io.github.peerfire.openfire.operation.Message;
import java.text.MessageFormat;

/** Texts for people, in the server's language. */
@FunctionalInterface
public interface Texts {

    /** The text with a key of the plugin's {@code i18n} files. */
    String get(String key);

    /** The text of a message, its placeholders filled in. */
    default String get(Message message) {
        return message.arguments().isEmpty() ? get(message.key())
                : MessageFormat.format(get(message.key()), message.arguments().toArray());
    }
}
