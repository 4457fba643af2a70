package io.github.peerfire.testbed.openfire;

/** The embedded Openfire can't do what was asked; the message is a sentence that says why and what helps. */
public final class OpenfireException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OpenfireException(String sentence) {
        super(sentence);
    }

    OpenfireException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
