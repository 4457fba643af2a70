package io.github.peerfire.matrix;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.testbed.simulation.PlainProfile;
import io.github.peerfire.testbed.simulation.SimulatedDriver;
import io.github.peerfire.testbed.simulation.SimulatedDriverFactory;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An endpoint in a simulated world that remembers its events. */
final class Peer implements EndpointListener {

    static final InetSocketAddress ANYWHERE = new InetSocketAddress("0.0.0.0", 0);

    final SimulatedDriver driver;
    private final String name;
    private final List<EndpointEvent> events = new ArrayList<>();
    private EndpointListener behaviour = (event, now) -> { };

    Peer(Simulation simulation, String name) {
        this(simulation, name, EndpointConfig.PEER, ANYWHERE);
    }

    /** @param anywhere the wildcard address of a family */
    Peer(Simulation simulation, String name, String anywhere) {
        this(simulation, name, EndpointConfig.PEER, new InetSocketAddress(anywhere, 0));
    }

    Peer(Simulation simulation, String name, EndpointConfig config, InetSocketAddress... bind) {
        this(simulation.drivers(), PlainProfile.named(name), name, config, bind);
    }

    /** With clock, processor, randomness and identity of its own. */
    Peer(SimulatedDriverFactory drivers, CryptographyProfile profile, String name, EndpointConfig config,
            InetSocketAddress... bind) {
        this.name = name;
        this.driver = drivers.start(List.of(bind), config, profile, this).join();
    }

    void behave(EndpointListener listener) {
        behaviour = listener;
    }

    @Override
    public void onEvent(EndpointEvent event, long now) {
        // messages are for whoever behaves; keeping them all would cost too much
        if (!(event instanceof EndpointEvent.MessageArrived)) {
            events.add(event);
        }
        behaviour.onEvent(event, now);
    }

    InetSocketAddress address() {
        return driver.localAddresses().get(0);
    }

    Session open(Peer to) {
        return open(to.name, to.address());
    }

    /** Those of another's addresses that are of a family that this one has too. */
    InetSocketAddress[] reachable(Peer other) {
        return other.driver.localAddresses().stream().filter(address -> driver.localAddresses().stream()
                .anyMatch(own -> own.getAddress().getClass() == address.getAddress().getClass()))
                .toArray(InetSocketAddress[]::new);
    }

    /** Opens a session, and lets the endpoint send. */
    Session open(String to, InetSocketAddress... candidates) {
        return open(PlainProfile.discriminator(to), candidates);
    }

    /** As the other, with a discriminator of any profile. */
    Session open(byte[] discriminator, InetSocketAddress... candidates) {
        Session session = driver.endpoint().open(discriminator, Arrays.asList(candidates), driver.now());
        driver.execute(() -> { });
        return session;
    }

    /** The open session with somebody. */
    Optional<Session> sessionWith(String far) {
        return driver.endpoint().sessions().stream()
                .filter(session -> Arrays.equals(
                        session.farCertificate().orElseThrow().encoded(), PlainProfile.discriminator(far)))
                .findFirst();
    }

    boolean isOpenTo(Peer far) {
        return sessionWith(far.name).isPresent();
    }

    String name() {
        return name;
    }

    /** The events of a type, but for messages. */
    <T extends EndpointEvent> List<T> events(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** How many datagrams were dropped for any of these reasons. */
    long drops(DropReason... reasons) {
        Map<DropReason, Long> drops = driver.endpoint().metrics().drops();
        return Arrays.stream(reasons).mapToLong(reason -> drops.getOrDefault(reason, 0L)).sum();
    }

    int count(Class<? extends EndpointEvent> type) {
        return (int) events.stream().filter(type::isInstance).count();
    }
}
