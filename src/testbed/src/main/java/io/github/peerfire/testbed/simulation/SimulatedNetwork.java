package io.github.peerfire.testbed.simulation;

import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
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
    private DatagramFilter filter = DatagramFilter.ALL;
    private int hosts;

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
        byte[] address = new byte[wildcard.getAddress().length];
        address[0] = (byte) (address.length == 4 ? 10 : 0xfd);
        address[address.length - 2] = (byte) (hosts >> 8);
        address[address.length - 1] = (byte) hosts;
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address of " + address.length + " bytes is none", e);
        }
    }

    /** Sends a datagram, from whatever address it claims to come. */
    public void send(byte[] datagram, InetSocketAddress from, InetSocketAddress to) {
        simulation.trace("send", from, to, datagram);
        if (!filter.passes(datagram, from, to)) {
            return;
        }
        HostPair pair = new HostPair(from.getAddress(), to.getAddress());
        Link link = links.getOrDefault(pair, usualLink);
        LinkState state = states.computeIfAbsent(pair, key -> new LinkState());
        long sent = state.transmit(link, datagram.length, simulation.now());
        // Drawn always, so that a link's setting does not shift what others draw.
        boolean lost = random.nextDouble() < link.loss();
        boolean twice = random.nextDouble() < link.duplication();
        boolean late = random.nextDouble() < link.reordering();
        boolean corrupt = random.nextDouble() < link.corruption();
        if (sent < 0 || lost) {
            return;
        }
        byte[] arriving = corrupt ? corrupted(datagram) : datagram.clone();
        deliver(arriving, from, to, arrival(link, state, sent, late));
        if (twice) {
            deliver(arriving.clone(), from, to, arrival(link, state, sent, late));
        }
    }

    private long arrival(Link link, LinkState state, long sent, boolean late) {
        long time = sent + link.delay() + upTo(link.jitter());
        return late ? time + MICROSECOND + upTo(REORDERING_DELAY) : state.arriveInOrder(time);
    }

    private long upTo(long limit) {
        return (long) (random.nextDouble() * limit);
    }

    private byte[] corrupted(byte[] datagram) {
        byte[] copy = datagram.clone();
        int bit = random.nextInt(copy.length * 8);
        copy[bit / 8] ^= (byte) (1 << bit % 8);
        return copy;
    }

    private void deliver(byte[] datagram, InetSocketAddress from, InetSocketAddress to, long time) {
        simulation.at(time, () -> {
            DatagramReceiver receiver = receivers.get(to);
            simulation.trace(receiver == null ? "nobody" : "receive", from, to, datagram);
            if (receiver != null) {
                receiver.receive(datagram, from);
            }
        });
    }

    private record HostPair(InetAddress from, InetAddress to) {
    }
}
