package io.github.peerfire.testbed.simulation;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointDriverFactory;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Makes drivers in a simulated world. A wildcard address to bind to stands for a host of its own. The futures are
 * complete when they are returned; those that drivers return are completed while the simulation runs.
 */
public final class SimulatedDriverFactory implements EndpointDriverFactory {

    private final Simulation simulation;

    SimulatedDriverFactory(Simulation simulation) {
        this.simulation = simulation;
    }

    @Override
    public RandomSource random() {
        return simulation.nextEndpointRandom()::nextBytes;
    }

    @Override
    public CompletableFuture<SimulatedDriver> start(List<InetSocketAddress> bind, EndpointConfig config,
            CryptographyProfile profile, EndpointListener listener) {
        SimulatedDriver driver = new SimulatedDriver(simulation, config, profile, listener);
        try {
            for (InetSocketAddress address : bind) {
                driver.bind(address);
            }
        } catch (BindException e) {
            driver.unbind();
            return CompletableFuture.failedFuture(e);
        }
        return CompletableFuture.completedFuture(driver);
    }
}
