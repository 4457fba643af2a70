package io.github.peerfire.openfire.operation;

/**
 * Who does something, for the audit trail.
 *
 * @param name the user name in the admin console, or the bare JID of who sends a command
 */
public record Administrator(String name) {

    /** Somebody of whom the server does not tell who it is. */
    public static final Administrator UNKNOWN = new Administrator("?");

    /** Somebody without an account, who came in with the token from the server's own configuration. */
    public static final Administrator ONE_TIME = new Administrator("one-time access token");

    /** @throws IllegalArgumentException if the name is blank */
    public Administrator {
        if (name.isBlank()) {
            throw new IllegalArgumentException("An administrator without a name");
        }
    }
}
