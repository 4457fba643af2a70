package io.github.peerfire.netty;

import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.TurnServer;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.session.NearInterface;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An endpoint over UDP sockets, all of them on one event loop; made by {@link NettyEndpointDriverFactory}. */
public final class NettyEndpointDriver implements EndpointDriver {

    private static final Logger LOG = LoggerFactory.getLogger(NettyEndpointDriver.class);

    /** How long {@link #closeAsync} waits for far ends to acknowledge. */
    private static final long CLOSE_LIMIT = Time.SECOND;

    private final LoopLease lease;
    private final KeyWorkers keyWorkers;
    private final LoopGroup group;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final EndpointPump pump;
    private final Intake intake;
    private final NettyOptions options;
    private final Arrivals arrivals;
    private UdpSockets sockets;
    private volatile Network network;
    private AddressWatch watch;

    /**
     * Not bound yet.
     *
     * @param group this one's own, or that of several which are one endpoint to others
     * @param index which one of them it is
     */
    NettyEndpointDriver(LoopLease lease, KeyWorkers keyWorkers, NettyOptions options, LoopGroup group, int index,
            EndpointSetup setup) {
        this.lease = lease;
        this.options = options;
        this.arrivals = Arrivals.at(setup.config().servesStrangers());
        this.keyWorkers = keyWorkers;
        this.group = group;
        this.pump = new EndpointPump(lease.loop(), this::now, setup.endpoint(group.share(index), options.random()),
                setup.listener(), keyWorkers.acquire(lease::afterSockets), keyWorkers.tasksOfOne());
        this.intake = new Intake(lease, this::now, pump, options.random().nextInt());
        group.put(index, new HandedOver(lease.loop(), pump));
    }

    /**
     * Binds, and does not begin to receive. Fails with {@link java.net.BindException}; then nothing is left to be
     * closed.
     */
    CompletableFuture<NettyEndpointDriver> bind(List<InetSocketAddress> addresses, PortSharing sharing) {
        CompletableFuture<NettyEndpointDriver> result = new CompletableFuture<>();
        lease.loop().execute(() ->
                UdpSockets.bind(lease.loop(), addresses, sharing, arrivals, interfaceId ->
                        new DatagramHandler(intake, interfaceId))
                        .whenComplete((bound, failure) -> bound(bound, failure, result)));
        return result;
    }

    private void bound(UdpSockets bound, Throwable failure, CompletableFuture<NettyEndpointDriver> result) {
        if (failure != null) {
            release().whenComplete((end, ignored) -> result.completeExceptionally(failure));
            return;
        }
        sockets = bound;
        network = new Network(bound, DatagramTransport.of(lease.loop()));
        watch = new AddressWatch(lease.loop(), this::now, pump, network, options.machine());
        LOG.debug("Bound to {}", bound.bound());
        result.complete(this);
    }

    /** Where it is bound, wildcard addresses as such; from when it is bound. */
    List<InetSocketAddress> bound() {
        return network.bound();
    }

    /** Begins to receive. */
    void begin() {
        lease.loop().execute(() -> begin(sockets));
    }

    /** Gives up before it has begun, whether it is bound or not. */
    CompletableFuture<Void> abandon() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        lease.loop().execute(() -> {
            CompletableFuture<Void> shut = network == null ? CompletableFuture.completedFuture(null) : network.close();
            shut.whenComplete((end, ignored) -> release().whenComplete((last, alsoIgnored) -> done.complete(null)));
        });
        return done;
    }

    private void begin(UdpSockets bound) {
        for (int id = 0; id < bound.size(); id++) {
            pump.endpoint().interfaceUp(bound.describe(id), now());
        }
        bound.startReading();
        pump.start(network);
        for (TurnServer server : options.proxies()) {
            network.add(new TurnRelay(server, lease.loop(), this::now, pump, network, options.random()));
        }
        network.relays().forEach(TurnRelay::start);
        watch.start(options.watchPeriod());
    }

    @Override
    public Endpoint endpoint() {
        return pump.endpoint();
    }

    @Override
    public long now() {
        return group.now();
    }

    @Override
    public void execute(Runnable task) {
        try {
            lease.loop().execute(() -> pump.run(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("A task came after its endpoint was closed");
        }
    }

    @Override
    public Cancellable schedule(long delay, Runnable task) {
        try {
            ScheduledFuture<?> scheduled =
                    lease.loop().schedule(() -> pump.run(task), delay, TimeUnit.NANOSECONDS);
            return () -> scheduled.cancel(false);
        } catch (RejectedExecutionException e) {
            LOG.debug("A task came after its endpoint was closed");
            return () -> { };
        }
    }

    @Override
    public List<InetSocketAddress> localAddresses() {
        return network.localAddresses();
    }

    /** {@inheritDoc} Not for one that goes through TURN proxies, whose interfaces come after the sockets'. */
    @Override
    public CompletableFuture<NearInterface> bind(InetSocketAddress address) {
        CompletableFuture<NearInterface> result = new CompletableFuture<>();
        whileOpen(result, () -> {
            if (!options.proxies().isEmpty()) {
                result.completeExceptionally(new UnsupportedOperationException("A driver with TURN proxies"));
                return;
            }
            sockets.bind(address).whenComplete((interfaceId, failure) -> {
                if (failure != null) {
                    result.completeExceptionally(BindFailure.cause(failure));
                } else {
                    result.complete(up(interfaceId));
                }
            });
        });
        return result;
    }

    private NearInterface up(int interfaceId) {
        NearInterface near = sockets.describe(interfaceId);
        sockets.get(interfaceId).startReading();
        network.addressesChanged();
        pump.interfacesChanged(endpoint -> endpoint.interfaceUp(near, now()));
        return near;
    }

    @Override
    public CompletableFuture<Void> unbind(int interfaceId) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        whileOpen(result, () -> {
            UdpSocket socket = sockets.get(interfaceId);
            if (socket == null || socket.isClosed()) {
                result.complete(null);
                return;
            }
            CompletableFuture<Void> free = sockets.close(interfaceId);
            network.addressesChanged();
            pump.interfacesChanged(endpoint -> endpoint.interfaceDown(interfaceId, now()));
            free.thenRun(() -> result.complete(null));
        });
        return result;
    }

    /** Does something on the event loop, as long as this is not being closed. */
    private void whileOpen(CompletableFuture<?> result, Runnable task) {
        execute(() -> {
            if (closing.get()) {
                result.completeExceptionally(new IllegalStateException("The endpoint is being closed"));
            } else {
                task.run();
            }
        });
        closed.thenRun(() -> result.completeExceptionally(new IllegalStateException("The endpoint is closed")));
    }

    /** The TURN proxies' interfaces; to be touched on the endpoint's thread. */
    List<TurnRelay> relays() {
        return network.relays();
    }

    @Override
    public CompletableFuture<Void> closeAsync() {
        if (closing.compareAndSet(false, true)) {
            try {
                lease.loop().execute(() -> pump.close(CLOSE_LIMIT, this::letGo));
            } catch (RejectedExecutionException e) {
                // The group was shut down under us, and our sockets with it.
                keyWorkers.release();
                closed.complete(null);
            }
        }
        return closed;
    }

    private void letGo() {
        watch.stop();
        pump.stop();
        network.close().whenComplete((done, ignored) ->
                release().whenComplete((end, alsoIgnored) -> closed.complete(null)));
    }

    private CompletableFuture<Void> release() {
        keyWorkers.release();
        return lease.release();
    }

    @Override
    public void close() {
        if (lease.loop().inEventLoop()) {
            throw new IllegalStateException("An endpoint's own thread cannot wait for its end; use closeAsync()");
        }
        closeAsync().join();
    }
}
