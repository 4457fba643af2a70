package io.github.peerfire.demo;

import io.github.peerfire.netty.NettyEndpointDriverFactory;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.EndpointDriverFactory;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A network that lets no UDP through: what is sent goes nowhere. */
final class BlockedDrivers implements EndpointDriverFactory {

    private final NettyEndpointDriverFactory factory = new NettyEndpointDriverFactory();

    @Override
    public RandomSource random() {
        return factory.random();
    }

    @Override
    public CompletableFuture<? extends EndpointDriver> start(List<InetSocketAddress> bind, EndpointConfig config,
            CryptographyProfile profile, EndpointListener listener) {
        return factory.start(bind, config, profile, listener)
                .thenCompose(driver -> driver.unbind(0).thenApply(unbound -> driver));
    }
}
