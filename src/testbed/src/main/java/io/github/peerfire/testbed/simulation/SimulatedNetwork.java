package io.github.peerfire.testbed.simulation;

import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The network of a simulation: who is bound where, and what the links between them do. */
public final class SimulatedNetwork {

    private static final int FIRST_EPHEMERAL_PORT = 49_152;
    private static final long REORDERING_DELAY = 30_000_000L;
    private static final long MICROSECOND = 1_000L;

    private final Simulation simulation;
    private final Random random;
    private final Map<InetSocketAddress, DatagramReceiver> receivers = new LinkedHashMap<>();
    private final Map<HostPair, Link> links = new LinkedHashMap<>();
    private final Map<HostPair, LinkState> states = new LinkedHashMap<>();
    private Link usualLink = Link.GOOD;
    private final Topology topology = new Topology();
    private final List<NetworkObserver> observers = new ArrayList<>();
    private DatagramFilter filter = DatagramFilter.ALL;
    private int hosts;
    private int nats;

    SimulatedNetwork(Simulation simulation, Random random) {
        this.simulation = simulation;
        this.random = random;
    }

    /** Sets what every link does that has not been set by itself. */
    public void setLink(Link link) {
        usualLink = link;
    }

    /** Sets what the link from one host to another does; the way back is another link. */
    public void setLink(InetAddress from, InetAddress to, Link link) {
        links.put(new HostPair(from, to), link);
    }

    /** Sets what every datagram has to pass first. */
    public void setFilter(DatagramFilter filter) {
        this.filter = filter;
    }

    /** Has somebody see all that goes through the network. */
    public void addObserver(NetworkObserver observer) {
        observers.add(observer);
    }

    /** Adds a NAT with an address of its own in the open network. */
    public Nat addNat(NatSettings settings) {
        return addNat(settings, null, natAddress());
    }

    /** Adds a NAT behind another. */
    public Nat addNat(NatSettings settings, Nat outer) {
        return addNat(settings, outer, outer.freshHost().getAddress());
    }

    private Nat addNat(NatSettings settings, Nat outer, InetAddress external) {
        Nat nat = new Nat(this, settings, outer, external, ++nats, new Random(random.nextLong()));
        topology.putNat(external, nat);
        return nat;
    }

    private InetAddress natAddress() {
        hosts++;
        return address(203, 0, 113, hosts);
    }

    /** Gives a NAT another external address. */
    InetAddress moveNat(Nat nat) {
        topology.removeNat(nat.externalAddress());
        InetAddress external =
                nat.outer() == null ? natAddress() : nat.outer().freshHost().getAddress();
        topology.putNat(external, nat);
        return external;
    }

    void putBehind(InetAddress host, Nat nat) {
        topology.putBehind(host, nat);
    }

    long now() {
        return simulation.now();
    }

    static InetAddress address(int... bytes) {
        byte[] address = new byte[bytes.length];
        for (int index = 0; index < bytes.length; index++) {
            address[index] = (byte) bytes[index];
        }
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address of " + address.length + " bytes is none", e);
        }
    }

    /**
     * Binds to an address.
     *
     * @param wanted a wildcard address stands for a host of its own, port 0 for any that is free
     * @return the address in full
     */
    public InetSocketAddress bind(InetSocketAddress wanted, DatagramReceiver receiver) throws BindException {
        InetAddress given = wanted.getAddress();
        InetAddress host = given.isAnyLocalAddress() ? freshHost(given) : given;
        int port = wanted.getPort();
        if (port == 0) {
            port = FIRST_EPHEMERAL_PORT;
            while (receivers.containsKey(new InetSocketAddress(host, port))) {
                port++;
            }
        }
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (receivers.putIfAbsent(address, receiver) != null) {
            throw new BindException("Somebody else is bound to " + address);
        }
        return address;
    }

    /** Ends a binding. What is under way to it is lost. */
    public void unbind(InetSocketAddress address) {
        receivers.remove(address);
    }

    private InetAddress freshHost(InetAddress wildcard) {
        hosts++;
        int[] address = new int[wildcard.getAddress().length];
        address[0] = address.length == 4 ? 10 : 0xfd;
        address[address.length - 2] = hosts >> 8;
        address[address.length - 1] = hosts;
        return address(address);
    }

    /** Sends a datagram, from whatever address it claims to come. */
    public void send(byte[] datagram, InetSocketAddress from, InetSocketAddress to) {
        simulation.trace("send", from, to, datagram);
        observers.forEach(observer -> observer.sent(datagram, from, to));
        // no way leads from one family of addresses to the other
        if (from.getAddress().getClass() != to.getAddress().getClass() || !filter.passes(datagram, from, to)) {
            return;
        }
        InetSocketAddress source = topology.outbound(from, to, simulation.now());
        if (source != null) {
            cross(datagram, source, to);
        }
    }

    private void cross(byte[] datagram, InetSocketAddress from, InetSocketAddress to) {
        HostPair pair = new HostPair(from.getAddress(), to.getAddress());
        Link link = links.getOrDefault(pair, usualLink);
        LinkState state = states.computeIfAbsent(pair, key -> new LinkState());
        Faults faults = link.faults();
        // One number for each datagram, whatever becomes of it, so that a link's setting does not shift what others
        // draw.
        Random fate = new Random(random.nextLong());
        boolean lost = fate.nextDouble() < faults.loss();
        final boolean twice = fate.nextDouble() < faults.duplication();
        final boolean late = fate.nextDouble() < faults.reordering();
        final boolean corrupt = fate.nextDouble() < faults.corruption();
        final boolean truncate = fate.nextDouble() < faults.truncation();
        if (!state.admits(link, datagram.length, lost, simulation.now())) {
            return;
        }
        long sent = state.transmit(link, datagram.length, simulation.now());
        if (sent < 0) {
            return;
        }
        byte[] arriving = corrupt ? corrupted(datagram, fate) : datagram.clone();
        arriving = truncate ? Arrays.copyOf(arriving, fate.nextInt(arriving.length)) : arriving;
        deliver(arriving, from, to, arrival(link, state, sent, late, fate));
        if (twice) {
            deliver(arriving.clone(), from, to, arrival(link, state, sent, late, fate));
        }
    }

    private static long arrival(Link link, LinkState state, long sent, boolean late, Random fate) {
        long time = sent + link.delay() + upTo(link.jitter(), fate);
        return late ? time + MICROSECOND + upTo(REORDERING_DELAY, fate) : state.arriveInOrder(time);
    }

    private static long upTo(long limit, Random fate) {
        return (long) (fate.nextDouble() * limit);
    }

    private static byte[] corrupted(byte[] datagram, Random fate) {
        byte[] copy = datagram.clone();
        int bit = fate.nextInt(copy.length * 8);
        copy[bit / 8] ^= (byte) (1 << bit % 8);
        return copy;
    }

    private void deliver(byte[] datagram, InetSocketAddress from, InetSocketAddress to, long time) {
        simulation.at(time, () -> {
            InetSocketAddress target = topology.inbound(from, to, simulation.now());
            DatagramReceiver receiver = target == null ? null : receivers.get(target);
            simulation.trace(receiver == null ? "nobody" : "receive", from, target == null ? to : target, datagram);
            if (receiver != null) {
                observers.forEach(observer -> observer.received(datagram, from, target));
                receiver.receive(datagram, from);
            }
        });
    }

    private record HostPair(InetAddress from, InetAddress to) {
    }
}
