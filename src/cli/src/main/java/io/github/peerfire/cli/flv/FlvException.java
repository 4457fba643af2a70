package io.github.peerfire.cli.flv;

/** An FLV cannot be read from some place on. Its message says where, and what is wrong there. */
public final class FlvException extends Exception {

    private static final long serialVersionUID = 1L;

    FlvException(String message) {
        super(message);
    }
}
