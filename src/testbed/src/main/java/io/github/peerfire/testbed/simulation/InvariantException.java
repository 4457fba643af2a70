package io.github.peerfire.testbed.simulation;

/** Something happened that must never happen. */
public final class InvariantException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public InvariantException(String message) {
        super(message);
    }
}
