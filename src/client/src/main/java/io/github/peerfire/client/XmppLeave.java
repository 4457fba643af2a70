package io.github.peerfire.client;

import org.jivesoftware.smack.tcp.XMPPTCPConnection;

/** Ends an XMPP stream politely, but not for long: some servers never answer the end of a stream. */
final class XmppLeave {

    private static final long PATIENCE = 300;

    private final XMPPTCPConnection connection;

    XmppLeave(XMPPTCPConnection connection) {
        this.connection = connection;
    }

    /** Blocks for at most {@value #PATIENCE} ms. */
    void run() {
        connection.setReplyTimeout(PATIENCE);
        connection.disconnect();
    }
}
