package io.github.peerfire.rtmfp.wire;

/**
 * Bytes that do not have the form that they should have. Caught where a chunk or packet is taken apart; there is only
 * one, without a stack trace, since any remote peer can cause it at any rate.
 */
public final class MalformedException extends Exception {

    /** The exception to throw. */
    public static final MalformedException INSTANCE = new MalformedException();

    private static final long serialVersionUID = 1L;

    private MalformedException() {
        super("malformed", null, false, false);
    }
}
