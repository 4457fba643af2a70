package io.github.peerfire.openfire.operation.warning;

import io.github.peerfire.openfire.operation.Message;
import io.github.peerfire.openfire.operation.status.Warning;
import java.util.List;

/**
 * Something that is wrong at the moment.
 *
 * @param level how bad it is
 * @param problem what it is
 */
public record Finding(Warning.Level level, Message problem) {

    private static final String PREFIX = "warning.";

    static List<Finding> error(String word, Object... arguments) {
        return List.of(new Finding(Warning.Level.ERROR, Message.of(PREFIX + word, arguments)));
    }

    static List<Finding> warning(String word, Object... arguments) {
        return List.of(new Finding(Warning.Level.WARNING, Message.of(PREFIX + word, arguments)));
    }

    static List<Finding> notice(String word, Object... arguments) {
        return List.of(new Finding(Warning.Level.NOTICE, Message.of(PREFIX + word, arguments)));
    }
}
