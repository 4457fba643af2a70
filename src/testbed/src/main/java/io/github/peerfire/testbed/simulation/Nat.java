package io.github.peerfire.testbed.simulation;

import io.github.peerfire.testbed.simulation.NatSettings.Hairpinning;
import io.github.peerfire.testbed.simulation.NatSettings.PortAllocation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A network address translator of any kind of RFC 4787, in front of hosts and of other NATs. Made by
 * {@link SimulatedNetwork#addNat}.
 */
public final class Nat {

    private static final int FIRST_PORT = 20_000;
    private static final int PORTS = 40_000;
    /** How long a burnt port stays so, as Linux keeps a connection without answer. */
    private static final long BURN = 30_000_000_000L;

    private final SimulatedNetwork network;
    private final Random random;
    private final Nat outer;
    private final int number;
    private final List<NatMapping> mappings = new ArrayList<>();
    private final Map<BurntPort, Long> burnt = new LinkedHashMap<>();
    private NatSettings settings;
    private InetAddress external;
    private int hosts;
    private int nextPort = FIRST_PORT;

    Nat(SimulatedNetwork network, NatSettings settings, Nat outer, InetAddress external, int number, Random random) {
        this.network = network;
        this.settings = settings;
        this.outer = outer;
        this.external = external;
        this.number = number;
        this.random = random;
    }

    /** A private address that nobody has yet, of a host or another NAT behind this one; port 0. */
    public InetSocketAddress freshHost() {
        hosts++;
        InetAddress host = SimulatedNetwork.address(192, 168, number, hosts);
        network.putBehind(host, this);
        return new InetSocketAddress(host, 0);
    }

    /** The address that it has outside. */
    public InetAddress externalAddress() {
        return external;
    }

    /** How many mappings there are at the moment. */
    public int mappingCount() {
        mappings.removeIf(mapping -> mapping.isExpired(network.now()));
        return mappings.size();
    }

    /** Forgets all mappings, as a restart does; what is sent from then on gets other ports. */
    public void restart() {
        mappings.clear();
        burnt.clear();
        nextPort += 101;
        if (settings.ports() == PortAllocation.PRESERVING) {
            settings = settings.withPorts(PortAllocation.SEQUENTIAL);
        }
    }

    /** As {@link #restart}, with another external address. */
    public void move() {
        restart();
        external = network.moveNat(this);
    }

    Nat outer() {
        return outer;
    }

    Hairpinning hairpinning() {
        return settings.hairpinning();
    }

    /** What a datagram from within has as its source outside; null if it does not get out. */
    InetSocketAddress outbound(InetSocketAddress internal, InetSocketAddress remote, long now) {
        mappings.removeIf(mapping -> mapping.isExpired(now));
        NatMapping mapping = find(internal, settings.mapping().aspect(remote));
        if (mapping != null && isBurnt(mapping.port, remote, now)) {
            mapping = find(internal, remote);
        }
        if (mapping == null || isBurnt(mapping.port, remote, now)) {
            mapping = create(internal, remote, now);
        }
        if (mapping == null) {
            return null;
        }
        mapping.refresh(now + settings.lifetime());
        mapping.permit(settings.filtering().aspect(remote), now + settings.lifetime());
        return new InetSocketAddress(external, mapping.port);
    }

    /** Whom a datagram from outside is for; null if it is not let in. */
    InetSocketAddress inbound(int port, InetSocketAddress remote, long now) {
        mappings.removeIf(mapping -> mapping.isExpired(now));
        for (NatMapping mapping : mappings) {
            if (mapping.port == port && isLetIn(mapping, remote, now)) {
                if (settings.refreshedByInbound()) {
                    mapping.refresh(now + settings.lifetime());
                }
                return mapping.internal;
            }
        }
        if (settings.earlyInboundBurnsPort()) {
            burnt.put(new BurntPort(port, remote), now + BURN);
        }
        return null;
    }

    private boolean isLetIn(NatMapping mapping, InetSocketAddress remote, long now) {
        return settings.filtering() == Dependence.NONE
                || mapping.permits(settings.filtering().aspect(remote), now);
    }

    private boolean isBurnt(int port, InetSocketAddress remote, long now) {
        Long until = burnt.get(new BurntPort(port, remote));
        return until != null && now < until;
    }

    private NatMapping find(InetSocketAddress internal, Object aspect) {
        for (NatMapping mapping : mappings) {
            if (mapping.isFor(internal, aspect)) {
                return mapping;
            }
        }
        return null;
    }

    private NatMapping create(InetSocketAddress internal, InetSocketAddress remote, long now) {
        if (mappings.size() >= settings.maximumMappings()) {
            return null;
        }
        Object aspect = settings.mapping().aspect(remote);
        // a second one for the same hosts is there because the first one's port is burnt
        Object own = find(internal, aspect) == null ? aspect : remote;
        mappings.removeIf(mapping -> own.equals(remote) && mapping.isFor(internal, own));
        NatMapping mapping = new NatMapping(internal, own, choosePort(internal, remote, now));
        mappings.add(mapping);
        return mapping;
    }

    private int choosePort(InetSocketAddress internal, InetSocketAddress remote, long now) {
        int port = switch (settings.ports()) {
            case PRESERVING -> internal.getPort();
            case SEQUENTIAL -> nextPort++;
            case RANDOM -> FIRST_PORT + random.nextInt(PORTS);
        };
        while (isUsed(port) || isBurnt(port, remote, now)) {
            port = FIRST_PORT + (port + 1) % PORTS;
        }
        return port;
    }

    private boolean isUsed(int port) {
        return mappings.stream().anyMatch(mapping -> mapping.port == port);
    }

    private record BurntPort(int port, InetSocketAddress remote) {
    }
}
