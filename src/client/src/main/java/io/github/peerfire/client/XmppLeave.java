package io.github.peerfire.client;

import java.util.concurrent.Callable;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;

/** Ends an XMPP stream politely, but not for long: some servers never answer the end of a stream. */
final class XmppLeave implements Callable<Void> {

    private static final long PATIENCE = 300;

    private final XMPPTCPConnection connection;

    XmppLeave(XMPPTCPConnection connection) {
        this.connection = connection;
    }

    /** Blocks for some {@value #PATIENCE} ms, longer if the network takes nothing. */
    @Override
    public Void call() {
        connection.setReplyTimeout(PATIENCE);
        connection.disconnect();
        return null;
    }
}
