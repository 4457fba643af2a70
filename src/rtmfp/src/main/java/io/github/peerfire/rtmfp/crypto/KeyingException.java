package io.github.peerfire.rtmfp.crypto;

/** A key agreement that cannot be completed, because of what the far end sent. Has no stack trace: it is an outcome. */
public final class KeyingException extends Exception {

    private static final long serialVersionUID = 1L;

    public KeyingException(String reason) {
        super(reason, null, false, false);
    }
}
