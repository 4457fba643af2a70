package io.github.peerfire.demo;

import io.github.peerfire.netty.NettyEndpointDriverFactory;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.EndpointDriverFactory;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.TurnServer;
import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Real UDP from one address only, and from those that TURN servers lend. */
record BoundDrivers(EndpointDriverFactory factory, InetSocketAddress near) implements EndpointDriverFactory {

    /** From an address of this machine. */
    static BoundDrivers to(String host) {
        return new BoundDrivers(new NettyEndpointDriverFactory(), new InetSocketAddress(host, 0));
    }

    @Override
    public RandomSource random() {
        return factory.random();
    }

    @Override
    public EndpointDriverFactory withTurn(List<TurnServer> proxies) {
        return new BoundDrivers(factory.withTurn(proxies), near);
    }

    @Override
    public CompletableFuture<? extends EndpointDriver> start(List<InetSocketAddress> bind, EndpointConfig config,
            CryptographyProfile profile, EndpointListener listener) {
        return factory.start(List.of(near), config, profile, listener);
    }
}
