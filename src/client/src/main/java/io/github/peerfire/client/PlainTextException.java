package io.github.peerfire.client;

import java.io.IOException;

/** An XMPP stream was to be opened in plain text to another machine. */
final class PlainTextException extends IOException {

    private static final long serialVersionUID = 1L;

    PlainTextException() {
        super("Plain text is for servers on this machine only; connect to 127.0.0.1, or use TLS.");
    }
}
