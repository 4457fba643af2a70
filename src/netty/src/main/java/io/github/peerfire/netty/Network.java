package io.github.peerfire.netty;

import io.github.peerfire.rtmfp.Transmit;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * All ways of one driver to the network: sockets of its own, whose interface IDs come first, and relays. Confined to
 * the event loop, but for {@link #localAddresses}.
 */
final class Network {

    private final UdpSockets sockets;
    private final SegmentRun run;
    private final List<TurnRelay> relays = new ArrayList<>();
    private volatile List<InetSocketAddress> bound;
    private volatile List<InetSocketAddress> relayed = List.of();

    Network(UdpSockets sockets, DatagramTransport transport) {
        this.sockets = sockets;
        this.run = new SegmentRun(transport.mostSegments());
        this.bound = sockets.bound();
    }

    UdpSockets sockets() {
        return sockets;
    }

    /** What the sockets are bound to. From any thread. */
    List<InetSocketAddress> bound() {
        return bound;
    }

    /** What collects datagrams for all ways. */
    SegmentRun run() {
        return run;
    }

    List<TurnRelay> relays() {
        return relays;
    }

    /** A relay whose interface ID is the next one. */
    void add(TurnRelay relay) {
        relays.add(relay);
    }

    int nextInterfaceId() {
        return sockets.size() + relays.size();
    }

    /** Sockets or relays have other addresses than before. */
    void addressesChanged() {
        bound = sockets.bound();
        relayed = relays.stream().flatMap(relay -> relay.relayed().stream()).toList();
    }

    /** Where others reach this end, relayed addresses last. From any thread. */
    List<InetSocketAddress> localAddresses() {
        return Stream.concat(bound.stream().flatMap(address -> LocalAddresses.of(address).stream()), relayed.stream())
                .toList();
    }

    /** Whether all take more; otherwise their handlers hear when they do again. */
    boolean isWritable() {
        for (TurnRelay relay : relays) {
            if (!relay.isWritable()) {
                return false;
            }
        }
        return sockets.areWritable();
    }

    /** Queues a datagram; {@link #flush} sends it. One for an interface that is gone is lost, as on any network. */
    void write(Transmit transmit) {
        UdpSocket socket = sockets.get(transmit.interfaceId());
        int relay = transmit.interfaceId() - sockets.size();
        if (socket != null && socket.isBound()) {
            run.add(socket.channel(), transmit);
        } else if (socket == null && relay < relays.size()) {
            relays.get(relay).write(transmit);
        }
    }

    void flush() {
        run.write();
        sockets.flush();
        relays.forEach(TurnRelay::flush);
        run.flushed();
    }

    CompletableFuture<Void> close() {
        return CompletableFuture.allOf(Stream.concat(
                Stream.of(sockets.close()), relays.stream().map(TurnRelay::close))
                        .toArray(CompletableFuture<?>[]::new));
    }
}
