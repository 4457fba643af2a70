package io.github.peerfire.netty;

import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointDriverFactory;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.TurnServer;
import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Starts endpoints over UDP. The drivers of one factory share a few threads for key work, which end with the last driver.
 *
 * <p><b>Addresses.</b> Each address to bind to has a socket and is one interface of the endpoint. An address of IPv4 is served
 * for IPv4 only; the wildcard address of IPv6 for both families, where the system has both. A driver looks every five seconds
 * which addresses this machine has: a socket whose address is gone is closed and its sessions move to another interface that
 * leads to their far ends, if there is one; the socket is bound again, to the same port, when the address is back.
 *
 * <p><b>Proxies.</b> {@link #withTurn} adds TURN proxies (RFC 8656) over UDP as a backup. A driver asks them for addresses when
 * it starts, tells the endpoint of those as interfaces, and gives them back when it closes. A proxy that does not answer or
 * has no capacity is asked again after a minute; one that refuses is not.
 */
public final class NettyEndpointDriverFactory implements EndpointDriverFactory {

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
        if (bind.isEmpty()) {
            throw new IllegalArgumentException("An endpoint needs one address to bind to at least");
        }
        List<InetSocketAddress> addresses = List.copyOf(bind);
        LoopLease lease = group == null
                ? LoopLease.ofOwnThread("rtmfp-" + BindFailure.text(addresses.get(0)))
                : LoopLease.ofGroup(group);
        return NettyEndpointDriver.start(
                lease, keyWorkers, options, addresses, new Endpoint(config, profile, random()), listener);
    }
}
