package io.github.peerfire.testbed.simulation;

/** Something happened that must never happen. */
public final class InvariantException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Says what happened, and to whom. */
    public InvariantException(String message) {
        super(message);
    }
}
