package io.github.peerfire.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.SimulatedDriver;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** A rendezvous and its clients in virtual time. */
final class SimulatedWorld {

    static final RtmfpUri URI = RtmfpUri.parse("rtmfp://rendezvous.test/xmpp");

    private final Simulation simulation;
    private final MinimalRendezvous rendezvous;
    private final List<SimulatedDriver> drivers = new ArrayList<>();
    private long identities;

    SimulatedWorld(long seed) {
        simulation = Simulation.seeded(seed);
        rendezvous = new MinimalRendezvous(simulation.drivers(), address("192.0.2.1"), seed);
    }

    SimulatedWorld(long seed, Link link) {
        this(seed);
        simulation.network().setLink(link);
    }

    private static InetSocketAddress address(String host) {
        return new InetSocketAddress(host, RtmfpUri.DEFAULT_PORT);
    }

    Simulation simulation() {
        return simulation;
    }

    MinimalRendezvous rendezvous() {
        return rendezvous;
    }

    /** A media server beside the rendezvous. */
    SimulatedMediaServer mediaServer() {
        return new SimulatedMediaServer(simulation.drivers(), address("192.0.2.2"), simulation.seed() + 1);
    }

    CompletableFuture<NetConnection> connectToMediaServer() {
        return NetConnection.connect(RtmfpUri.parse("rtmfp://media.test/live"), config().build());
    }

    /** The driver of the client that was made as the n-th, from 0. */
    SimulatedDriver driver(int client) {
        return drivers.get(client);
    }

    /** Settings for a client of this world, with an identity that depends on the seed alone. */
    NetConnectionConfig.Builder config() {
        Random random = new Random(simulation.seed() * 1_000 + ++identities);
        return NetConnectionConfig.builder()
                .bind(new InetSocketAddress("0.0.0.0", 0))
                .resolver(SimulatedWorld::resolve)
                .drivers(new WatchedDrivers(random::nextBytes, (bind, config, profile, listener) -> simulation.drivers()
                        .start(bind, config, profile, listener)
                        .thenApply(driver -> {
                            drivers.add(driver);
                            return driver;
                        })));
    }

    private static CompletableFuture<List<InetAddress>> resolve(String host) {
        if (host.equals("rendezvous.test")) {
            return CompletableFuture.completedFuture(List.of(address("192.0.2.1").getAddress()));
        }
        if (host.equals("media.test")) {
            return CompletableFuture.completedFuture(List.of(address("192.0.2.2").getAddress()));
        }
        return CompletableFuture.failedFuture(new UnknownHostException(host));
    }

    NetConnection connect() {
        return connect(config());
    }

    NetConnection connect(NetConnectionConfig.Builder config) {
        return await(NetConnection.connect(URI, config.build()));
    }

    <T> T await(CompletableFuture<T> future) {
        until("the future is done", future::isDone);
        return future.join();
    }

    /** Lets time pass until a condition holds, for two minutes at most. */
    void until(String what, BooleanSupplier condition) {
        boolean holds = simulation.runUntil(condition, 120 * Time.SECOND);
        assertThat(holds).as("%s; seed %d", what, simulation.seed()).isTrue();
    }

    long now() {
        return simulation.now();
    }

    void runFor(long nanoseconds) {
        simulation.runFor(nanoseconds);
    }
}
