package io.github.peerfire.netty;

import io.github.peerfire.netty.turn.RelayedDatagram;
import io.github.peerfire.netty.turn.TurnAllocation;
import io.github.peerfire.netty.turn.TurnFailure;
import io.github.peerfire.netty.turn.TurnStatistics;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.Transmit;
import io.github.peerfire.rtmfp.TurnServer;
import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.session.NearInterface;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A TURN proxy as one of a driver's interfaces, with a socket of its own. Confined to the event loop. */
final class TurnRelay {

    private static final Logger LOG = LoggerFactory.getLogger(TurnRelay.class);

    private static final long RETRY = 60 * Time.SECOND;

    private final TurnServer server;
    private final int interfaceId;
    private final EventLoop loop;
    private final LongSupplier clock;
    private final EndpointPump pump;
    private final Network network;
    private final RandomSource random;
    private final ProxyAddresses addresses;
    private final RelayedDatagram datagram = new RelayedDatagram();
    private final byte[] received = new byte[UdpSocket.LONGEST_DATAGRAM];
    private final byte[] wrapped = new byte[Transmit.CAPACITY + TurnAllocation.OVERHEAD];
    private UdpSocket socket;
    private TurnAllocation allocation;
    private ScheduledFuture<?> timer;
    private ScheduledFuture<?> retry;
    private boolean up;
    private boolean closed;
    private String lastReason = "";

    TurnRelay(TurnServer server, EventLoop loop, LongSupplier clock, EndpointPump pump, Network network,
            RandomSource random) {
        this.server = server;
        this.interfaceId = network.nextInterfaceId();
        this.loop = loop;
        this.clock = clock;
        this.pump = pump;
        this.network = network;
        this.random = random;
        this.addresses = new ProxyAddresses(server);
    }

    /** The addresses that are lent at the moment. */
    List<InetSocketAddress> relayed() {
        return allocation == null ? List.of() : allocation.relayed();
    }

    /** Of the current allocation; null if there is none. */
    TurnStatistics statistics() {
        return allocation == null ? null : allocation.statistics();
    }

    /** Looks the proxy up and asks it for addresses, again and again until it lends some or says never. */
    void start() {
        addresses.lookUp().whenComplete((found, failure) -> loop.execute(() -> {
            if (closed) {
                return;
            }
            if (failure == null) {
                addresses.begin(found);
                open(addresses.next());
            } else {
                failed(new TurnFailure("The TURN proxy " + server.uri() + " is not found.", RETRY, null));
            }
        }));
    }

    private void open(InetSocketAddress proxy) {
        UdpSocket opened = new UdpSocket(
                loop, nearAddress(proxy.getAddress()), PortSharing.NONE, Arrivals.IN_RUNS,
                new TurnHandler(this));
        socket = opened;
        opened.bind().whenComplete((nothing, failure) -> {
            if (closed) {
                opened.close();
            } else if (failure != null) {
                failed(new TurnFailure("The TURN proxy " + server.uri() + " cannot be reached from here.", RETRY,
                        null));
            } else {
                opened.startReading();
                allocation = new TurnAllocation(server, random, new AllocationListener());
                allocation.start(clock.getAsLong());
                settle();
            }
        });
    }

    /** From where the endpoint's own sockets are bound, for somebody may have chosen that. */
    private InetSocketAddress nearAddress(InetAddress proxy) {
        for (int id = 0; id < network.sockets().size(); id++) {
            InetAddress near = network.sockets().get(id).address().getAddress();
            if (!near.isAnyLocalAddress() && network.sockets().describe(id).reaches(proxy)) {
                return new InetSocketAddress(near, 0);
            }
        }
        return new InetSocketAddress(proxy.getAddress().length == 4 ? "0.0.0.0" : "::", 0);
    }

    /** Takes what came to the socket. */
    void receive(ByteBuf content, InetSocketAddress source) {
        int length = content.readableBytes();
        if (allocation == null || length > received.length || !source.equals(addresses.current())) {
            return;
        }
        content.readBytes(received, 0, length);
        if (allocation.receive(received, 0, length, datagram, clock.getAsLong())) {
            pump.receive(received, datagram.offset(), datagram.length(), datagram.source(), interfaceId);
        } else {
            settle();
        }
    }

    /** All that was there has been received. */
    void receiveComplete() {
        settle();
        pump.settle();
    }

    void becameWritable() {
        pump.settle();
    }

    boolean isWritable() {
        return socket == null || socket.isWritable();
    }

    /** Queues a datagram for a peer. */
    void write(Transmit transmit) {
        if (allocation == null || !socket.isBound()) {
            return;
        }
        int length = allocation.wrap(
                transmit.destination(), transmit.bytes(), transmit.length(), wrapped, clock.getAsLong());
        if (length > 0) {
            network.run().add(socket.channel(), wrapped, length, addresses.current());
        }
        if (allocation.hasOutgoing()) {
            writeOutgoing();
            followDeadline();
        }
    }

    void flush() {
        if (socket != null) {
            socket.flush();
        }
    }

    /** Sends what the allocation has to say, and looks when it wants to be called next. */
    private void settle() {
        if (allocation != null && socket.isBound()) {
            writeOutgoing();
            network.flush();
            followDeadline();
        }
    }

    private void writeOutgoing() {
        for (byte[] next = allocation.poll(clock.getAsLong()); next != null;
                next = allocation.poll(clock.getAsLong())) {
            network.run().add(socket.channel(), next, next.length, addresses.current());
        }
    }

    private void followDeadline() {
        cancelTimer();
        long deadline = allocation.nextDeadline();
        if (deadline != Time.NEVER) {
            timer = loop.schedule(
                    this::onTimer, Math.max(0, deadline - clock.getAsLong()), TimeUnit.NANOSECONDS);
        }
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void onTimer() {
        timer = null;
        if (allocation != null) {
            allocation.handleTimeout(clock.getAsLong());
            settle();
        }
    }

    /** This machine has other addresses: asks the proxy whether it still knows this client. */
    void networkChanged() {
        if (allocation != null) {
            allocation.refresh(clock.getAsLong());
            settle();
        }
    }

    private void failed(TurnFailure failure) {
        dropAllocation();
        if (addresses.mayFollow(failure.alternate())) {
            addresses.follow(failure.alternate());
            open(failure.alternate());
            return;
        }
        if (!up && addresses.hasNext()) {
            open(addresses.next());
            return;
        }
        addresses.dropUntried();
        if (up) {
            up = false;
            network.addressesChanged();
            pump.interfacesChanged(endpoint -> endpoint.interfaceDown(interfaceId, clock.getAsLong()));
        }
        report(failure.reason());
        if (failure.retryAfter() != Time.NEVER) {
            retry = loop.schedule(this::restart, failure.retryAfter(), TimeUnit.NANOSECONDS);
        }
    }

    private void restart() {
        if (!closed) {
            start();
        }
    }

    /** Once for each reason that is new: a proxy that is down stays down for a while. */
    private void report(String reason) {
        if (!reason.equals(lastReason)) {
            lastReason = reason;
            LOG.warn("{}", reason);
            pump.tell(new EndpointEvent.RelayFailed(server, reason));
        }
    }

    private void dropAllocation() {
        cancelTimer();
        allocation = null;
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }

    /** Gives the addresses back. */
    CompletableFuture<Void> close() {
        closed = true;
        cancelTimer();
        if (retry != null) {
            retry.cancel(false);
        }
        if (allocation == null || socket == null || !socket.isBound()) {
            return socket == null ? CompletableFuture.completedFuture(null) : socket.close();
        }
        allocation.close();
        writeOutgoing();
        network.run().write();
        socket.flush();
        allocation = null;
        return socket.close();
    }

    private final class AllocationListener implements TurnAllocation.Listener {

        @Override
        public void allocated(List<InetSocketAddress> relayed) {
            LOG.debug("{} lends {}", server, relayed);
            lastReason = "";
            up = true;
            network.addressesChanged();
            pump.interfacesChanged(endpoint -> endpoint.interfaceUp(
                    new NearInterface(interfaceId, true, relayed), clock.getAsLong()));
        }

        @Override
        public void failed(TurnFailure failure) {
            // Not within the allocation's own method: it is dropped.
            loop.execute(() -> {
                if (!closed) {
                    TurnRelay.this.failed(failure);
                }
            });
        }
    }
}
