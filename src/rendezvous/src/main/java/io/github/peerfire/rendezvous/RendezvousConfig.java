package io.github.peerfire.rendezvous;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How a rendezvous behaves. Immutable; see {@link Builder} for each setting, its default and its bounds.
 *
 * @param bind UDP addresses to bind, one at least
 * @param advertisedHost host name or address in URIs given to clients
 * @param advertisedPort UDP port in URIs given to clients, 1 to 65535
 * @param limits what one source may use up
 * @param serverKeepalive silence after which clients are advised to ask the server for a sign of life
 * @param peerKeepalive the same between peers
 */
public record RendezvousConfig(
        List<InetSocketAddress> bind,
        String advertisedHost,
        int advertisedPort,
        RendezvousLimits limits,
        Duration serverKeepalive,
        Duration peerKeepalive) {

    /** The port of RFC 7425 §6.1. */
    public static final int DEFAULT_PORT = 1935;

    /**
     * Copies the addresses.
     *
     * @throws IllegalArgumentException if a setting is out of bounds; its message says which
     */
    public RendezvousConfig {
        bind = List.copyOf(bind);
        Objects.requireNonNull(limits, "limits");
        require(!bind.isEmpty(), "at least one address to bind is needed");
        require(!advertisedHost.isBlank(), "the advertised host must not be empty");
        require(advertisedPort > 0 && advertisedPort <= 65_535, "the advertised port must be from 1 to 65535");
        requireKeepalive(serverKeepalive, "server");
        requireKeepalive(peerKeepalive, "peer");
    }

    /** Begins with the defaults: any address, port 1935, {@link RendezvousLimits#DEFAULT}, 15 s and 10 s of silence. */
    public static Builder builder() {
        return new Builder();
    }

    private static void requireKeepalive(Duration period, String whose) {
        // RFC 7425 §5.3.4: clients do not go below five seconds.
        require(period.toSeconds() >= 5 && period.toHours() < 24,
                "the " + whose + " keepalive period must be from 5 seconds to 24 hours");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /** Collects settings; {@link #build} validates them. */
    public static final class Builder {

        private final List<InetSocketAddress> bind = new ArrayList<>();
        private String advertisedHost = "localhost";
        private int advertisedPort;
        private RendezvousLimits limits = RendezvousLimits.DEFAULT;
        private Duration serverKeepalive = Duration.ofSeconds(15);
        private Duration peerKeepalive = Duration.ofSeconds(10);

        private Builder() {
        }

        /** Binds all local addresses at a port, of IPv6 too if there are any; 0 lets the system choose. */
        public Builder bind(int port) {
            return bind(new InetSocketAddress(Wildcard.address(), port));
        }

        /** Binds one more address. Default: all local addresses, port 1935. */
        public Builder bind(InetSocketAddress address) {
            bind.add(Objects.requireNonNull(address, "address"));
            return this;
        }

        /** Where clients find this rendezvous. Default: {@code localhost} and the first port that is bound. */
        public Builder advertise(String host, int port) {
            advertisedHost = host;
            advertisedPort = port;
            return this;
        }

        /** What one source may use up. */
        public Builder limits(RendezvousLimits value) {
            limits = value;
            return this;
        }

        /** What clients are advised by Set Keepalive Timers (RFC 7425 §5.3.4): 5 s to 24 h. Default: 15 s and 10 s. */
        public Builder keepalive(Duration server, Duration peer) {
            serverKeepalive = server;
            peerKeepalive = peer;
            return this;
        }

        /** @throws IllegalArgumentException if a setting is out of bounds; its message says which */
        public RendezvousConfig build() {
            List<InetSocketAddress> addresses = bind.isEmpty() ? bind(DEFAULT_PORT).bind : bind;
            int firstPort = addresses.get(0).getPort();
            int port = advertisedPort != 0 ? advertisedPort : firstPort != 0 ? firstPort : DEFAULT_PORT;
            return new RendezvousConfig(addresses, advertisedHost, port, limits, serverKeepalive, peerKeepalive);
        }
    }
}
