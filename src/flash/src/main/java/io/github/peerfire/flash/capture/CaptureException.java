package io.github.peerfire.flash.capture;

/** A capture cannot be read from some place on. Its message says where, and what is wrong there. */
public final class CaptureException extends Exception {

    private static final long serialVersionUID = 1L;

    CaptureException(String message) {
        super(message);
    }
}
