package io.github.peerfire.client;

/** Why a user could not take part in a group call; its message is a sentence for people. */
public final class GroupCallException extends Exception {

    private static final long serialVersionUID = 1L;

    GroupCallException(String message, Throwable cause) {
        super(message, cause);
    }
}
