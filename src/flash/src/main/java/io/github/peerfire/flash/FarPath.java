package io.github.peerfire.flash;

import io.github.peerfire.rtmfp.session.Session;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * How this end reaches a server or a peer at this moment. A snapshot: it does not change.
 *
 * <pre>{@code
 * connection.serverPath().thenAccept(path -> log.info("{} ms", path.roundTripTime().toMillis()));
 * }</pre>
 *
 * @param farAddress where the far end is, or the relay that leads there; empty without session
 * @param roundTripTime smoothed; zero without session
 * @param relayed whether it goes through a proxy of this end's; one of the far end's cannot be told from the far end
 */
public record FarPath(Optional<InetSocketAddress> farAddress, Duration roundTripTime, boolean relayed) {

    private static final FarPath NONE = new FarPath(Optional.empty(), Duration.ZERO, false);

    static FarPath of(Session session, ConnectionContext context) {
        return session == null ? NONE
                : new FarPath(Optional.ofNullable(session.farAddress()),
                        Duration.ofNanos(session.smoothedRoundTripTime()),
                        context.endpoint().interfaces().stream()
                                .anyMatch(near -> near.relay() && near.id() == session.interfaceId()));
    }
}
