package io.github.peerfire.client;

import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.EndpointDriverFactory;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import io.github.peerfire.testbed.simulation.SimulatedDriver;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The network of one device: makes its endpoints, and knows where they are and whether anything passes. */
final class LossyNetwork implements EndpointDriverFactory {

    private static final InetSocketAddress ANYWHERE = new InetSocketAddress("0.0.0.0", 0);

    private final Simulation simulation;
    private final List<SimulatedDriver> drivers = new ArrayList<>();
    private final LossyOutages troubles = new LossyOutages();
    private long cutUntil;

    LossyNetwork(Simulation simulation) {
        this.simulation = simulation;
    }

    @Override
    public RandomSource random() {
        return simulation.drivers().random();
    }

    @Override
    public CompletableFuture<? extends EndpointDriver> start(List<InetSocketAddress> bind, EndpointConfig config,
            CryptographyProfile profile, EndpointListener listener) {
        CompletableFuture<SimulatedDriver> started = simulation.drivers().start(bind, config, profile, listener);
        started.thenAccept(drivers::add);
        return started;
    }

    /** Whether a datagram passes that comes from or goes to an address of this device, or of somebody else. */
    boolean passes(InetSocketAddress from, InetSocketAddress to) {
        return simulation.now() >= cutUntil || drivers.stream().map(SimulatedDriver::localAddresses)
                .noneMatch(ours -> ours.contains(from) || ours.contains(to));
    }

    /** Nothing passes for some nanoseconds. */
    void cut(long time) {
        long now = simulation.now();
        cutUntil = Math.max(cutUntil, now + time);
        trouble(time);
    }

    /** Nothing passes any more. */
    void cutForEver() {
        cutUntil = Long.MAX_VALUE;
    }

    /** It is there again, unless it is gone for ever. */
    void restore() {
        if (cutUntil != Long.MAX_VALUE) {
            cutUntil = Math.min(cutUntil, simulation.now());
        }
    }

    /** Each endpoint has another address from now on, as if a NAT had forgotten it. */
    void move() {
        for (SimulatedDriver driver : drivers) {
            if (!driver.localAddresses().isEmpty() && !driver.endpoint().isClosed()) {
                try {
                    driver.rebind(0, ANYWHERE);
                } catch (BindException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        trouble(0);
    }

    private void trouble(long time) {
        troubles.begin(simulation.now());
        troubles.end(simulation.now() + time);
    }

    /** When something was done to it. */
    LossyOutages troubles() {
        return troubles;
    }

    Collection<Endpoint> endpoints() {
        return drivers.stream().map(SimulatedDriver::endpoint).toList();
    }
}
