package io.github.peerfire.flash;

import io.github.peerfire.rtmfp.session.Session;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * How a connection reaches its server at this moment. A snapshot: it does not change.
 *
 * <pre>{@code
 * connection.serverPath().thenAccept(path -> log.info("{} ms", path.roundTripTime().toMillis()));
 * }</pre>
 *
 * @param farAddress where the server is, or the relay that leads there; empty without server
 * @param roundTripTime smoothed; zero without server
 */
public record ServerPath(Optional<InetSocketAddress> farAddress, Duration roundTripTime) {

    static ServerPath of(Session session) {
        return session == null ? new ServerPath(Optional.empty(), Duration.ZERO)
                : new ServerPath(Optional.ofNullable(session.farAddress()),
                        Duration.ofNanos(session.smoothedRoundTripTime()));
    }
}
