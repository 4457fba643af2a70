package io.github.peerfire.netty;

import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.TurnServer;
import io.github.peerfire.rtmfp.common.Time;
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
    private final long origin = System.nanoTime();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final EndpointPump pump;
    private final NettyOptions options;
    private Network network;
    private AddressWatch watch;

    private NettyEndpointDriver(LoopLease lease, KeyWorkers keyWorkers, NettyOptions options, Endpoint endpoint,
            EndpointListener listener) {
        this.lease = lease;
        this.options = options;
        this.keyWorkers = keyWorkers;
        this.pump = new EndpointPump(lease.loop(), this::now, endpoint, listener, keyWorkers.acquire());
    }

    static CompletableFuture<NettyEndpointDriver> start(LoopLease lease, KeyWorkers keyWorkers, NettyOptions options,
            List<InetSocketAddress> bind, Endpoint endpoint, EndpointListener listener) {
        CompletableFuture<NettyEndpointDriver> started = new CompletableFuture<>();
        NettyEndpointDriver driver = new NettyEndpointDriver(lease, keyWorkers, options, endpoint, listener);
        lease.loop().execute(() -> driver.bind(bind, started));
        return started;
    }

    private void bind(List<InetSocketAddress> addresses, CompletableFuture<NettyEndpointDriver> started) {
        UdpSockets.bind(lease.loop(), addresses, interfaceId -> new DatagramHandler(pump, interfaceId))
                .whenComplete((bound, failure) -> {
                    if (failure != null) {
                        release().whenComplete((end, ignored) -> started.completeExceptionally(failure));
                        return;
                    }
                    network = new Network(bound, DatagramTransport.of(lease.loop()));
                    watch = new AddressWatch(lease.loop(), this::now, pump, network, options.machine());
                    LOG.debug("Bound to {}", bound.bound());
                    started.complete(this);
                    begin(bound);
                });
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
        return System.nanoTime() - origin;
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
