package io.github.peerfire.demo;

/** A step that did not happen within its limit; the message is a sentence for people that says which and why. */
final class StepFailure extends Exception {

    private static final long serialVersionUID = 1L;

    StepFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
