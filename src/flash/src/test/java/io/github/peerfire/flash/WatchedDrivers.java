package io.github.peerfire.flash;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.EndpointDriverFactory;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Drivers whose starts a test sees, and may refuse. */
record WatchedDrivers(RandomSource random, Starter starter) implements EndpointDriverFactory {

    /** Starts a driver, or doesn't. */
    @FunctionalInterface
    interface Starter {
        CompletableFuture<? extends EndpointDriver> start(List<InetSocketAddress> bind, EndpointConfig config,
                CryptographyProfile profile, EndpointListener listener);
    }

    @Override
    public CompletableFuture<? extends EndpointDriver> start(List<InetSocketAddress> bind, EndpointConfig config,
            CryptographyProfile profile, EndpointListener listener) {
        return starter.start(bind, config, profile, listener);
    }
}
