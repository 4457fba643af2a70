package io.github.peerfire.demo;

import io.github.peerfire.netty.NettyEndpointDriverFactory;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.EndpointDriverFactory;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Real UDP for a device that changes from one network to another. */
final class RoamingDrivers implements EndpointDriverFactory {

    private final NettyEndpointDriverFactory factory = new NettyEndpointDriverFactory();
    /** Each with the address that it was bound to first. */
    private final Map<EndpointDriver, InetAddress> started = new ConcurrentHashMap<>();

    @Override
    public RandomSource random() {
        return factory.random();
    }

    @Override
    public CompletableFuture<? extends EndpointDriver> start(List<InetSocketAddress> bind, EndpointConfig config,
            CryptographyProfile profile, EndpointListener listener) {
        return factory.start(bind, config, profile, listener).thenApply(driver -> {
            started.put(driver, bind.get(0).getAddress());
            return driver;
        });
    }

    /**
     * All endpoints get another socket, and lose the one that they began with. The other one is of the same family:
     * from one that knows IPv4 only nothing leads on to where a session went by IPv6.
     */
    CompletableFuture<Void> roam() {
        return CompletableFuture.allOf(started.entrySet().stream()
                .map(each -> each.getKey().bind(new InetSocketAddress(each.getValue(), 0))
                        .thenCompose(near -> each.getKey().unbind(0)))
                .toArray(CompletableFuture<?>[]::new));
    }

    /** All endpoints lose their only socket; those that are made later have one. */
    void unplug() {
        started.keySet().forEach(driver -> driver.unbind(0));
    }
}
