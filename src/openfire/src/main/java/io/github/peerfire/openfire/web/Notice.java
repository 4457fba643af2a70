package io.github.peerfire.openfire.web;

import io.github.peerfire.openfire.operation.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a page says once, after a form was sent.
 *
 * @param kind how it is meant
 * @param message what to say
 * @param secret a text to write down, which is shown this once only; empty if there is none
 */
record Notice(Kind kind, Message message, Optional<String> secret) {

    /** How a notice is meant. */
    enum Kind {
        /** It was done. */
        SUCCESS,
        /** It was not done. */
        ERROR
    }

    static Notice success(String key, Object... arguments) {
        return new Notice(Kind.SUCCESS, Message.of(key, arguments), Optional.empty());
    }

    static Notice error(String key, Object... arguments) {
        return new Notice(Kind.ERROR, Message.of(key, arguments), Optional.empty());
    }

    /** The same with a text to write down. */
    Notice with(String text) {
        return new Notice(kind, message, Optional.of(text));
    }

    /** In types of the JDK: a session of the console outlives the plugin, and must not hold on to its classes. */
    String[] pack() {
        List<String> packed = new ArrayList<>(List.of(kind.name(), message.key(), secret.orElse("")));
        packed.addAll(message.arguments());
        return packed.toArray(String[]::new);
    }

    static Notice unpack(String[] packed) {
        Message message = new Message(packed[1], List.of(packed).subList(3, packed.length));
        return new Notice(Kind.valueOf(packed[0]), message, Optional.of(packed[2]).filter(text -> !text.isEmpty()));
    }
}
