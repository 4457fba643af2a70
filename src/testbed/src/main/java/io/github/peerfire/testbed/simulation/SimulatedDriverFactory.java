package io.github.peerfire.testbed.simulation;

import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.EndpointDriverFactory;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import io.github.peerfire.rtmfp.session.HandOver;
import io.github.peerfire.rtmfp.session.KeyingRoom;
import io.github.peerfire.rtmfp.session.SessionShare;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
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
                driver.bindFirst(address);
            }
            driver.announceInterfaces();
        } catch (BindException e) {
            driver.unbind();
            return CompletableFuture.failedFuture(e);
        }
        return CompletableFuture.completedFuture(driver);
    }

    /**
     * As many as are asked for: which of them a datagram comes to says the port that it comes from, modulo their
     * number.
     */
    @Override
    public CompletableFuture<List<EndpointDriver>> startSeveral(List<InetSocketAddress> bind, EndpointConfig config,
            List<? extends CryptographyProfile> profiles, List<? extends EndpointListener> listeners) {
        if (listeners.size() == 1) {
            return start(bind, config, profiles.get(0), listeners.get(0)).thenApply(List::of);
        }
        List<SimulatedDriver> drivers = new ArrayList<>();
        try {
            share(bind, drivers, config, profiles, listeners);
        } catch (BindException e) {
            drivers.forEach(SimulatedDriver::unbind);
            return CompletableFuture.failedFuture(e);
        }
        return CompletableFuture.completedFuture(List.copyOf(drivers));
    }

    private void share(List<InetSocketAddress> bind, List<SimulatedDriver> drivers, EndpointConfig config,
            List<? extends CryptographyProfile> profiles, List<? extends EndpointListener> listeners)
            throws BindException {
        SharedAddresses shared = new SharedAddresses(simulation.network());
        List<InetSocketAddress> addresses = bind;
        byte[] secret = random().bytes(SessionShare.SECRET_LENGTH);
        HandOver others = (index, datagram, offset, length, source, interfaceId) -> {
            if (index >= drivers.size()) {
                return false;
            }
            drivers.get(index).handedOver(
                    Arrays.copyOfRange(datagram, offset, offset + length), source, interfaceId);
            return true;
        };
        KeyingRoom room = new KeyingRoom(listeners.size());
        for (int index = 0; index < listeners.size(); index++) {
            SessionShare share = new SessionShare(index, listeners.size(), secret, others, room);
            Endpoint endpoint = new Endpoint(config, profiles.get(index), randomness.get(), share);
            SimulatedDriver driver = new SimulatedDriver(simulation, endpoint, listeners.get(index), clock, costs);
            drivers.add(driver);
            driver.share(shared, addresses);
            addresses = driver.localAddresses();
        }
    }
}
