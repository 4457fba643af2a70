package io.github.peerfire.client;

/** The RTMFP server is not the one behind the XMPP service (ProtoXEP 4.3). */
final class UnprovenServerException extends Exception {

    private static final long serialVersionUID = 1L;

    UnprovenServerException() {
        super("The RTMFP server could not prove that it belongs to the XMPP service; somebody may be in between.");
    }
}
