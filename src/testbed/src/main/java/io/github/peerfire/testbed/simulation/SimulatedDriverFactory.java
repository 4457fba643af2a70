package io.github.peerfire.testbed.simulation;

import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointDriverFactory;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Makes drivers in a simulated world. A wildcard address to bind to stands for a host of its own. The futures are
 * complete when they are returned; those that drivers return are completed while the simulation runs.
 */
public final class SimulatedDriverFactory implements EndpointDriverFactory {

    private final Simulation simulation;
    private final Supplier<RandomSource> randomness;
    private final Clock clock;
    private final Costs costs;

    SimulatedDriverFactory(Simulation simulation) {
        this(simulation, () -> simulation.nextEndpointRandom()::nextBytes, Clock.TRUE, Costs.NONE);
    }

    private SimulatedDriverFactory(
            Simulation simulation, Supplier<RandomSource> randomness, Clock clock, Costs costs) {
        this.simulation = simulation;
        this.randomness = randomness;
        this.clock = clock;
        this.costs = costs;
    }

    /** One whose endpoints each get what is random from here. */
    public SimulatedDriverFactory withRandomness(Supplier<RandomSource> supplier) {
        return new SimulatedDriverFactory(simulation, supplier, clock, costs);
    }

    /** One whose hosts have such clocks. */
    public SimulatedDriverFactory withClock(Clock hosts) {
        return new SimulatedDriverFactory(simulation, randomness, hosts, costs);
    }

    /** One whose hosts have such processors. */
    public SimulatedDriverFactory withCosts(Costs hosts) {
        return new SimulatedDriverFactory(simulation, randomness, clock, hosts);
    }

    @Override
    public RandomSource random() {
        return randomness.get();
    }

    @Override
    public CompletableFuture<SimulatedDriver> start(List<InetSocketAddress> bind, EndpointConfig config,
            CryptographyProfile profile, EndpointListener listener) {
        SimulatedDriver driver = new SimulatedDriver(
                simulation, new Endpoint(config, profile, randomness.get()), listener, clock, costs);
        try {
            for (InetSocketAddress address : bind) {
                driver.bind(address);
            }
            driver.announceInterfaces();
        } catch (BindException e) {
            driver.unbind();
            return CompletableFuture.failedFuture(e);
        }
        return CompletableFuture.completedFuture(driver);
    }
}
