package io.github.peerfire.openfire.command;

/** What was filled in cannot be done; the message says why, in the administrator's language. */
public final class CommandException extends Exception {

    private static final long serialVersionUID = 1L;

    /** With a sentence for the administrator. */
    public CommandException(String message) {
        super(message, null, false, false);
    }
}
