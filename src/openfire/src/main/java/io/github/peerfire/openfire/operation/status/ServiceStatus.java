package io.github.peerfire.openfire.operation.status;

import io.github.peerfire.openfire.operation.Message;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the service is.
 *
 * @param state what it does
 * @param problem why it does not listen, and what to do
 * @param bound where it is bound, wildcard addresses resolved; empty while it does not listen
 * @param uri the URI that clients connect to; empty while it does not listen
 * @param service the JID of the service
 * @param listeningSince when it began to listen as it does now
 * @param loadedSince when the plugin was loaded
 * @param now when this was so
 * @param versions of what it is made of
 */
public record ServiceStatus(
        ServiceState state,
        Optional<Message> problem,
        List<InetSocketAddress> bound,
        Optional<String> uri,
        String service,
        Optional<Instant> listeningSince,
        Instant loadedSince,
        Instant now,
        Versions versions) {

    /** Copies the addresses. */
    public ServiceStatus {
        bound = List.copyOf(bound);
    }

    /** How long the plugin has been there. */
    public Duration uptime() {
        return Duration.between(loadedSince, now);
    }
}
