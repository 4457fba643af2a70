package io.github.peerfire.flash;

import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointDriverFactory;
import io.github.peerfire.rtmfp.TurnServer;
import io.github.peerfire.rtmfp.common.RandomSource;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How a {@link NetConnection} connects and behaves. Immutable; every setting has a default.
 *
 * <pre>{@code
 * NetConnectionConfig config = NetConnectionConfig.builder()
 *         .arguments(ConnectArguments.of("xmpp-ticket", id))
 *         .onStatus(status -> log.info("{}", status))
 *         .build();
 * }</pre>
 *
 * <p>A configuration may serve several connections: each draws an identity of its own.
 */
public final class NetConnectionConfig {

    private final Builder settings;

    private NetConnectionConfig(Builder settings) {
        this.settings = settings;
    }

    /** All defaults. */
    public static NetConnectionConfig defaults() {
        return builder().build();
    }

    /** Begins with the defaults that each of the builder's methods names. */
    public static Builder builder() {
        return new Builder();
    }

    EndpointDriverFactory drivers() {
        EndpointDriverFactory drivers = settings.drivers != null
                ? settings.drivers
                : ServiceLoader.load(EndpointDriverFactory.class).findFirst().orElseThrow(() ->
                        new IllegalStateException(
                                "No EndpointDriverFactory: add peerfire-netty to the class path, or configure one."));
        return settings.turn.isEmpty() ? drivers : drivers.withTurn(settings.turn);
    }

    /** Whether there is another way than the direct one. */
    boolean hasTurn() {
        return !settings.turn.isEmpty();
    }

    /** What to bind to: the first of these that can be. */
    List<List<InetSocketAddress>> bind() {
        return settings.bind;
    }

    EndpointConfig endpoint() {
        return settings.endpoint;
    }

    /** A new identity: no certificate serves two connections (RFC 7425 §5.3). */
    FlashCryptographyProfile newIdentity() {
        return settings.identity.apply(drivers().random());
    }

    HostResolver resolver() {
        return settings.resolver;
    }

    ConnectArguments arguments() {
        return settings.arguments;
    }

    Map<String, Object> commandObject() {
        return settings.commandObject;
    }

    int maxPeerConnections() {
        return settings.maxPeerConnections;
    }

    long connectTimeout() {
        return settings.connectTimeout.toNanos();
    }

    long callTimeout() {
        return settings.callTimeout.toNanos();
    }

    Consumer<NetStatus> statusListener() {
        return settings.statusListener;
    }

    /** Collects settings; not for use by several threads. */
    public static final class Builder {

        private EndpointDriverFactory drivers;
        private List<List<InetSocketAddress>> bind = List.of(
                List.of(new InetSocketAddress("::", 0)), List.of(new InetSocketAddress("0.0.0.0", 0)));
        private List<TurnServer> turn = List.of();
        private EndpointConfig endpoint = EndpointConfig.PEER;
        private Function<RandomSource, FlashCryptographyProfile> identity = FlashCryptographyProfile::client;
        private HostResolver resolver = new SystemHostResolver();
        private ConnectArguments arguments = ConnectArguments.of();
        private Map<String, Object> commandObject = Map.of();
        private int maxPeerConnections = 8;
        private Duration connectTimeout = Duration.ofSeconds(90);
        private Duration callTimeout = Duration.ofSeconds(60);
        private Consumer<NetStatus> statusListener = status -> { };

        private Builder() {
        }

        /** What drives the endpoint; by default the first factory that {@link ServiceLoader} finds. */
        public Builder drivers(EndpointDriverFactory factory) {
            drivers = factory;
            return this;
        }

        /** The local addresses to bind to, at least one; by default all, of IPv6 too if this machine has it. */
        public Builder bind(List<InetSocketAddress> addresses) {
            if (addresses.isEmpty()) {
                throw new IllegalArgumentException("An endpoint needs an address to bind to");
            }
            bind = List.of(List.copyOf(addresses));
            return this;
        }

        /** The one local address to bind to; port 0 lets the system choose. */
        public Builder bind(InetSocketAddress address) {
            return bind(List.of(address));
        }

        /**
         * Proxies to go through where datagrams do not get through directly; by default none. They are a backup:
         * towards the server and towards peers the direct way is always tried first, and taken if it leads there within
         * {@link EndpointConfig#relayDelay}. Servers are told the addresses that proxies lend, so that peers can come
         * that way. A proxy that cannot be used shows as a status with {@link StatusCode#CONNECT_NETWORK_CHANGE}.
         *
         * <pre>{@code
         * builder.turn(TurnServer.parse("turn:turn.example.net").withCredentials("alice", "secret"));
         * }</pre>
         */
        public Builder turn(TurnServer... proxies) {
            turn = List.of(proxies);
            return this;
        }

        /** The endpoint's own settings; by default {@link EndpointConfig#PEER}. */
        public Builder endpoint(EndpointConfig config) {
            endpoint = config;
            return this;
        }

        /** Makes an identity for each connection; by default {@link FlashCryptographyProfile#client}. */
        public Builder identity(Function<RandomSource, FlashCryptographyProfile> maker) {
            identity = maker;
            return this;
        }

        /** Finds the server's addresses; by default the system's own resolver. */
        public Builder resolver(HostResolver hostResolver) {
            resolver = hostResolver;
            return this;
        }

        /** What {@code connect} carries behind its command object; by default nothing. */
        public Builder arguments(ConnectArguments connectArguments) {
            arguments = connectArguments;
            return this;
        }

        /** Properties to add to, or to replace in, the command object of {@code connect}, for example "pageUrl". */
        public Builder commandObject(Map<String, ?> properties) {
            commandObject = new LinkedHashMap<>(properties);
            return this;
        }

        /**
         * How many streams peers may play from this connection at once, at least 0; 8 by default. As
         * {@link NetConnection#setMaxPeerConnections}.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder maxPeerConnections(int streams) {
            maxPeerConnections = Publications.checkedLimit(streams);
            return this;
        }

        /** How long to wait for a server, more than 0; 90 seconds by default. */
        public Builder connectTimeout(Duration timeout) {
            connectTimeout = positive(timeout);
            return this;
        }

        /** How long {@link NetConnection#call} waits for an answer, more than 0; 60 seconds by default. */
        public Builder callTimeout(Duration timeout) {
            callTimeout = positive(timeout);
            return this;
        }

        private static Duration positive(Duration timeout) {
            if (timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException("The timeout must be positive, not " + timeout);
            }
            return timeout;
        }

        /** A first listener, which misses nothing; runs on the endpoint's thread. */
        public Builder onStatus(Consumer<NetStatus> listener) {
            statusListener = listener;
            return this;
        }

        /** A configuration of what is set so far; the builder may go on being used. */
        public NetConnectionConfig build() {
            Builder copy = new Builder();
            copy.drivers = drivers;
            copy.bind = bind;
            copy.turn = turn;
            copy.endpoint = endpoint;
            copy.identity = identity;
            copy.resolver = resolver;
            copy.arguments = arguments;
            copy.commandObject = commandObject;
            copy.maxPeerConnections = maxPeerConnections;
            copy.connectTimeout = connectTimeout;
            copy.callTimeout = callTimeout;
            copy.statusListener = statusListener;
            return new NetConnectionConfig(copy);
        }
    }
}
