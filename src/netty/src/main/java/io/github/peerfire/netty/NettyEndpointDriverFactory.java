package io.github.peerfire.netty;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.EndpointDriverFactory;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.TurnServer;
import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import io.github.peerfire.rtmfp.session.SessionShare;
import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Starts endpoints over UDP. The drivers of one factory share a few threads for key work, which end with the last
 * driver.
 *
 * <p><b>Addresses.</b> Each address to bind to has a socket and is one interface of the endpoint. An address of IPv4 is
 * served for IPv4 only; the wildcard address of IPv6 for both families, where the system has both. A driver looks every
 * five seconds which addresses this machine has: a socket whose address is gone is closed and its sessions move to
 * another interface that leads to their far ends, if there is one; the socket is bound again, to the same port, when
 * the address is back.
 *
 * <p><b>Proxies.</b> {@link #withTurn} adds TURN proxies (RFC 8656) over UDP as a backup. A driver asks them for
 * addresses when it starts, tells the endpoint of those as interfaces, and gives them back when it closes. A proxy that
 * does not answer or has no capacity is asked again after a minute; one that refuses is not.
 */
public final class NettyEndpointDriverFactory implements EndpointDriverFactory {

    private static final int MOST_USUAL = 16;

    private final EventLoopGroup group;
    private final KeyWorkers keyWorkers;
    private final NettyOptions options;

    /** Gives each endpoint a thread of its own. */
    public NettyEndpointDriverFactory() {
        this(null);
    }

    /** Puts each endpoint on the next event loop of a group for NIO or epoll, which stays the caller's to shut down. */
    public NettyEndpointDriverFactory(EventLoopGroup group) {
        this(group, new KeyWorkers(), new NettyOptions(
                List.of(), new SecureRandom()::nextBytes, LocalAddresses::present, AddressWatch.USUAL_PERIOD));
    }

    NettyEndpointDriverFactory(EventLoopGroup group, KeyWorkers keyWorkers, NettyOptions options) {
        this.group = group;
        this.keyWorkers = keyWorkers;
        this.options = options;
    }

    @Override
    public NettyEndpointDriverFactory withTurn(List<TurnServer> proxies) {
        return new NettyEndpointDriverFactory(group, keyWorkers, options.withProxies(proxies));
    }

    @Override
    public RandomSource random() {
        return options.random();
    }

    /** @throws IllegalArgumentException if there is no address to bind to */
    @Override
    public CompletableFuture<NettyEndpointDriver> start(List<InetSocketAddress> bind, EndpointConfig config,
            CryptographyProfile profile, EndpointListener listener) {
        requireAddress(bind);
        NettyEndpointDriver driver = driver(bind, LoopGroup.ofOne(), 0, new EndpointSetup(config, profile, listener));
        return driver.bind(List.copyOf(bind), PortSharing.NONE).whenComplete((bound, failure) -> {
            if (failure == null) {
                bound.begin();
            }
        });
    }

    /** Half of the processors, 16 at most; 1 where the system does not spread over several sockets what comes. */
    @Override
    public int usualNumber() {
        int processors = Runtime.getRuntime().availableProcessors();
        return DatagramTransport.canShareAddresses() ? Math.max(1, Math.min(MOST_USUAL, processors / 2)) : 1;
    }

    /** @throws IllegalArgumentException if there is no address to bind to */
    @Override
    public CompletableFuture<List<EndpointDriver>> startSeveral(List<InetSocketAddress> bind, EndpointConfig config,
            List<? extends CryptographyProfile> profiles, List<? extends EndpointListener> listeners) {
        if (listeners.size() == 1) {
            return start(bind, config, profiles.get(0), listeners.get(0)).thenApply(List::of);
        }
        requireAddress(bind);
        if (!DatagramTransport.canShareAddresses()) {
            return CompletableFuture.failedFuture(
                    new UnsupportedOperationException("On this system one socket would get all that comes"));
        }
        LoopGroup loops = new LoopGroup(listeners.size(), random().bytes(SessionShare.SECRET_LENGTH));
        List<NettyEndpointDriver> drivers = new ArrayList<>();
        for (int index = 0; index < listeners.size(); index++) {
            drivers.add(driver(bind, loops, index,
                    new EndpointSetup(config, profiles.get(index), listeners.get(index))));
        }
        return new SharedStart(drivers).bind(List.copyOf(bind)).thenApply(List::copyOf);
    }

    private static void requireAddress(List<InetSocketAddress> bind) {
        if (bind.isEmpty()) {
            throw new IllegalArgumentException("An endpoint needs one address to bind to at least");
        }
    }

    private NettyEndpointDriver driver(
            List<InetSocketAddress> bind, LoopGroup loops, int index, EndpointSetup setup) {
        String number = index == 0 ? "" : "-" + index;
        LoopLease lease = group == null
                ? LoopLease.ofOwnThread("rtmfp-" + BindFailure.text(bind.get(0)) + number)
                : LoopLease.ofGroup(group);
        return new NettyEndpointDriver(lease, keyWorkers, options, loops, index, setup);
    }
}
