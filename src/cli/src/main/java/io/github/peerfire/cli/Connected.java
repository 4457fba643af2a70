package io.github.peerfire.cli;

import io.github.peerfire.cli.output.Event;
import io.github.peerfire.flash.NetConnection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A connection, and how long it took.
 *
 * @param handshakeMilliseconds until there was a session: name lookup, hellos, key agreement
 * @param connectMilliseconds from there until the server accepted
 */
record Connected(NetConnection connection, double handshakeMilliseconds, double connectMilliseconds)
        implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 4;

    /** How a command that does more than connecting tells of it. */
    Event event(String text) {
        return Event.of("connected", text).with("uri", connection.uri().text())
                .with("peerId", connection.nearId().hex())
                .with("handshakeMillis", handshakeMilliseconds).with("connectMillis", connectMilliseconds);
    }

    /** Closes the connection in order and waits until that is done, for some seconds at most. */
    @Override
    public void close() {
        try {
            connection.closeAsync().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // The far end will find out by itself.
        }
    }
}
