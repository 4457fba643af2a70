package io.github.peerfire.client;

/** Signing in failed; the message is a sentence for people that says at which step and why. */
public final class SignInException extends Exception {

    private static final long serialVersionUID = 1L;

    private final SignInStep step;

    /**
     * Makes one.
     *
     * @param step the step that was not reached
     * @param message a sentence for people
     * @param cause what happened, or null
     */
    public SignInException(SignInStep step, String message, Throwable cause) {
        super(message, cause);
        this.step = step;
    }

    /** The step that was not reached. */
    public SignInStep step() {
        return step;
    }
}
