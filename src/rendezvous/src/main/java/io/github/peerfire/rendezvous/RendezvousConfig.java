package io.github.peerfire.rendezvous;

import io.github.peerfire.rendezvous.relay.RelaySettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * How a rendezvous behaves. Immutable; see {@link Builder} for each setting, its default and its bounds.
 *
 * @param bind UDP addresses to bind, one at least
 * @param loops the number of event loops; empty for as many as make sense on this machine
 * @param probe a second UDP address, from where and to where clients' NATs are tried out
 * @param publicAddresses where the server is seen from outside its own network, one of a family at most
 * @param advertisedHost host name or address in URIs given to clients
 * @param advertisedPort UDP port in URIs given to clients, 1 to 65535
 * @param limits what one source may use up
 * @param serverKeepalive silence after which clients are advised to ask the server for a sign of life
 * @param peerKeepalive the same between peers
 * @param presence how soon it is known that a client vanished
 * @param introductions how peers are introduced
 * @param relay what the relay of last resort may use up; empty if there is none
 */
public record RendezvousConfig(
        List<InetSocketAddress> bind,
        OptionalInt loops,
        Optional<InetSocketAddress> probe,
        List<InetAddress> publicAddresses,
        String advertisedHost,
        int advertisedPort,
        RendezvousLimits limits,
        Duration serverKeepalive,
        Duration peerKeepalive,
        PresenceSettings presence,
        IntroductionSettings introductions,
        Optional<RelaySettings> relay) {

    /** The port of RFC 7425 §6.1. */
    public static final int DEFAULT_PORT = 1935;

    /** How many event loops there may be. */
    public static final int MOST_LOOPS = 256;

    /**
     * Copies the addresses.
     *
     * @throws IllegalArgumentException if a setting is out of bounds; its message says which
     */
    public RendezvousConfig {
        bind = List.copyOf(bind);
        publicAddresses = List.copyOf(publicAddresses);
        Objects.requireNonNull(probe, "probe");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(presence, "presence");
        Objects.requireNonNull(introductions, "introductions");
        Objects.requireNonNull(relay, "relay");
        require(!bind.isEmpty(), "at least one address to bind is needed");
        require(!advertisedHost.isBlank(), "the advertised host must not be empty");
        require(advertisedPort > 0 && advertisedPort <= 65_535, "the advertised port must be from 1 to 65535");
        require(publicAddresses.stream().noneMatch(InetAddress::isAnyLocalAddress)
                        && publicAddresses.stream().map(Object::getClass).distinct().count() == publicAddresses.size(),
                "there may be one public address of each family");
        require(!introductions.portPrediction() || probe.isPresent(), "ports are predicted with a second port only");
        require(loops.orElse(1) >= 1 && loops.orElse(1) <= MOST_LOOPS,
                "the number of event loops must be from 1 to " + MOST_LOOPS);
        requireKeepalive(serverKeepalive, "server");
        requireKeepalive(peerKeepalive, "peer");
    }

    /** Begins with the defaults: any address, port 1935, {@link RendezvousLimits#DEFAULT}, 15 s and 10 s of silence. */
    public static Builder builder() {
        return new Builder();
    }

    /** What stands for all addresses of this host: of both families if it has IPv6, else of IPv4. */
    public static InetAddress anyAddress() {
        return Wildcard.address();
    }

    /** All addresses to bind; where the second port is among them says {@link #probeInterface}. */
    List<InetSocketAddress> allToBind() {
        return Stream.concat(bind.stream(), probe.stream()).toList();
    }

    /** The interface of the second port; {@link SecondPort#NONE} without. */
    int probeInterface() {
        return probe.isPresent() ? bind.size() : SecondPort.NONE;
    }

    /** The same without a second port, and without what needs one. */
    public RendezvousConfig withoutProbe() {
        return new RendezvousConfig(bind, loops, Optional.empty(), publicAddresses, advertisedHost, advertisedPort,
                limits, serverKeepalive, peerKeepalive, presence,
                new IntroductionSettings(false, introductions.remembered()), relay);
    }

    /**
     * Whether a server that runs with another configuration cannot {@link RendezvousServer#reconfigure take over} this
     * one.
     */
    public boolean needsRestart(RendezvousConfig running) {
        return !bind.equals(running.bind) || !loops.equals(running.loops);
    }

    /** Whether clients are advised of the same keepalive periods. */
    boolean advisesAs(RendezvousConfig other) {
        return serverKeepalive.equals(other.serverKeepalive) && peerKeepalive.equals(other.peerKeepalive);
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
        private final List<InetAddress> publicAddresses = new ArrayList<>();
        private OptionalInt loops = OptionalInt.empty();
        private Optional<InetSocketAddress> probe = Optional.empty();
        private String advertisedHost = "localhost";
        private int advertisedPort;
        private RendezvousLimits limits = RendezvousLimits.DEFAULT;
        private Duration serverKeepalive = Duration.ofSeconds(15);
        private Duration peerKeepalive = Duration.ofSeconds(10);
        private PresenceSettings presence = PresenceSettings.DEFAULT;
        private IntroductionSettings introductions = IntroductionSettings.DEFAULT;
        private Optional<RelaySettings> relay = Optional.empty();

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

        /**
         * Binds one more address for trying out clients' NATs: at the IP address of the first one, but with another
         * port; 0 lets the system choose. Nobody has to know it. Default: none, so that connectivity cannot be checked
         * nor ports be predicted.
         */
        public Builder probe(InetSocketAddress address) {
            probe = Optional.of(address);
            return this;
        }

        /**
         * Says where the server is seen from outside, which it cannot know itself behind a NAT or bound to all
         * addresses. May be called once for each family. Default: not known.
         */
        public Builder publicAddress(InetAddress address) {
            publicAddresses.add(Objects.requireNonNull(address, "address"));
            return this;
        }

        /** Where clients find this rendezvous. Default: {@code localhost} and the first port that is bound. */
        public Builder advertise(String host, int port) {
            advertisedHost = host;
            advertisedPort = port;
            return this;
        }

        /**
         * On how many event loops, each a thread, the clients are spread: 1 to {@link #MOST_LOOPS}. Several need a
         * system that spreads over several sockets what comes to one address, as Linux does. Default: half of the
         * processors, 1 elsewhere.
         */
        public Builder loops(int number) {
            loops = OptionalInt.of(number);
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

        /** How soon it is known that a client vanished. Default: {@link PresenceSettings#DEFAULT}. */
        public Builder presence(PresenceSettings value) {
            presence = value;
            return this;
        }

        /** How peers are introduced. Default: {@link IntroductionSettings#DEFAULT}. */
        public Builder introductions(IntroductionSettings value) {
            introductions = value;
            return this;
        }

        /** Relays as a last resort for those who may. Default: not. */
        public Builder relay(RelaySettings value) {
            relay = Optional.of(value);
            return this;
        }

        /** @throws IllegalArgumentException if a setting is out of bounds; its message says which */
        public RendezvousConfig build() {
            List<InetSocketAddress> addresses = bind.isEmpty() ? bind(DEFAULT_PORT).bind : bind;
            int firstPort = addresses.get(0).getPort();
            int port = advertisedPort != 0 ? advertisedPort : firstPort != 0 ? firstPort : DEFAULT_PORT;
            return new RendezvousConfig(addresses, loops, probe, publicAddresses, advertisedHost, port, limits,
                    serverKeepalive, peerKeepalive, presence, introductions, relay);
        }
    }
}
