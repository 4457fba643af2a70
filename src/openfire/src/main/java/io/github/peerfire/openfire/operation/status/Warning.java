package io.github.peerfire.openfire.operation.status;

import io.github.peerfire.openfire.operation.Message;
import java.time.Instant;

/**
 * Something that an administrator should look into.
 *
 * @param level how bad it is
 * @param problem what it is; its key followed by {@code .advice} is that of a sentence, with the same arguments, that
 *     says what to do
 * @param since when it was seen first
 */
public record Warning(Level level, Message problem, Instant since) {

    /** How bad something is. */
    public enum Level {
        /** The service does not work. */
        ERROR,
        /** It does not work for some, or will not for long. */
        WARNING,
        /** Worth knowing. */
        NOTICE
    }

    /** What to do. */
    public Message advice() {
        return new Message(problem.key() + ".advice", problem.arguments());
    }
}
