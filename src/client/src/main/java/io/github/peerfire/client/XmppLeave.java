package io.github.peerfire.client;

import io.github.peerfire.smack.xml.Outbox;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;

/** Ends an XMPP stream politely, but not for long: some servers never answer the end of a stream. */
final class XmppLeave implements Callable<Void> {

    private static final long PATIENCE = 300;

    private final XMPPTCPConnection connection;

    XmppLeave(XMPPTCPConnection connection) {
        this.connection = connection;
    }

    /** Blocks for twice {@value #PATIENCE} ms at most, longer if the network takes nothing. */
    @Override
    public Void call() {
        // What ends calls goes first.
        Outbox.of(connection).sent().completeOnTimeout(null, PATIENCE, TimeUnit.MILLISECONDS)
                .exceptionally(failure -> null).join();
        connection.setReplyTimeout(PATIENCE);
        connection.disconnect();
        return null;
    }
}
