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
import java.util.concurrent.CopyOnWriteArrayList;

/** Real UDP for a device that changes from one network to another. */
final class RoamingDrivers implements EndpointDriverFactory {

    private final NettyEndpointDriverFactory factory = new NettyEndpointDriverFactory();
    private final List<EndpointDriver> started = new CopyOnWriteArrayList<>();

    @Override
    public RandomSource random() {
        return factory.random();
    }

    @Override
    public CompletableFuture<? extends EndpointDriver> start(List<InetSocketAddress> bind, EndpointConfig config,
            CryptographyProfile profile, EndpointListener listener) {
        return factory.start(bind, config, profile, listener).thenApply(driver -> {
            started.add(driver);
            return driver;
        });
    }

    /** All endpoints get another socket, and lose the one that they began with. */
    CompletableFuture<Void> roam() {
        return CompletableFuture.allOf(started.stream()
                .map(driver -> driver.bind(new InetSocketAddress("0.0.0.0", 0)).thenCompose(near -> driver.unbind(0)))
                .toArray(CompletableFuture<?>[]::new));
    }

    /** All endpoints lose their only socket; those that are made later have one. */
    void unplug() {
        started.forEach(driver -> driver.unbind(0));
    }
}
