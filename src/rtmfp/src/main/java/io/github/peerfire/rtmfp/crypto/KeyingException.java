package io.github.peerfire.rtmfp.crypto;

/** A key agreement that cannot be completed, because of what the far end sent. Has no stack trace: it is an outcome. */
public final class KeyingException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong, for logs: neither a key nor anything that a key is made of. */
    public KeyingException(String reason) {
        super(reason, null, false, false);
    }
}
