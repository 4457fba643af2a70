package io.github.peerfire.smack.xml;

/** An element that is well-formed XML but not what its namespace demands. Never leaves a provider. */
public final class MalformedElementException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param reason what is wrong, without values that the peer sent
     */
    public MalformedElementException(String reason) {
        super(reason, null, false, false);
    }
}
