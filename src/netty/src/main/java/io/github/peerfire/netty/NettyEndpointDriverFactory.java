package io.github.peerfire.netty;

import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointDriverFactory;
import io.github.peerfire.rtmfp.EndpointListener;
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
 * <p>An address of IPv4 is served for IPv4 only; the wildcard address of IPv6 for both families, where the system has both.
 */
public final class NettyEndpointDriverFactory implements EndpointDriverFactory {

    private final EventLoopGroup group;
    private final KeyWorkers keyWorkers = new KeyWorkers();

    /** Gives each endpoint a thread of its own. */
    public NettyEndpointDriverFactory() {
        this(null);
    }

    /** Puts each endpoint on the next event loop of a group for NIO or epoll, which stays the caller's to shut down. */
    public NettyEndpointDriverFactory(EventLoopGroup group) {
        this.group = group;
    }

    @Override
    public RandomSource random() {
        return new SecureRandom()::nextBytes;
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
        return NettyEndpointDriver.start(lease, keyWorkers, addresses, new Endpoint(config, profile, random()), listener);
    }
}
