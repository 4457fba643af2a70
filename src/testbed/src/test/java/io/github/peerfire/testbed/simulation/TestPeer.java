package io.github.peerfire.testbed.simulation;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import io.github.peerfire.rtmfp.session.Session;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** An endpoint in a simulated world that remembers all that happened to it. */
final class TestPeer implements EndpointListener {

    final String name;
    final SimulatedDriver driver;
    final List<EndpointEvent> events = new ArrayList<>();
    private final Simulation simulation;
    private EndpointListener behaviour = (event, now) -> { };

    TestPeer(Simulation simulation, String name, EndpointConfig config) {
        this(simulation, name, config, PlainProfile.named(name));
    }

    TestPeer(Simulation simulation, String name, EndpointConfig config, CryptographyProfile profile) {
        this.simulation = simulation;
        this.name = name;
        this.driver = simulation.drivers().start(List.of(anyAddress()), config, profile, this).join();
    }

    static InetSocketAddress anyAddress() {
        return new InetSocketAddress("0.0.0.0", 0);
    }

    static InetSocketAddress address(int a, int b, int c, int d, int port) {
        try {
            return new InetSocketAddress(
                    InetAddress.getByAddress(new byte[] {(byte) a, (byte) b, (byte) c, (byte) d}), port);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    void behave(EndpointListener listener) {
        behaviour = listener;
    }

    @Override
    public void onEvent(EndpointEvent event, long now) {
        events.add(event);
        behaviour.onEvent(event, now);
    }

    InetSocketAddress address() {
        return driver.localAddresses().get(0);
    }

    byte[] discriminator() {
        return PlainProfile.discriminator(name);
    }

    /** Opens a session to another at an address, and lets the endpoint send. */
    Session open(String to, InetSocketAddress... candidates) {
        Session session = driver.endpoint()
                .open(PlainProfile.discriminator(to), List.of(candidates), 0, simulation.now());
        driver.execute(() -> { });
        return session;
    }

    /** The first open session. */
    Session session() {
        return driver.endpoint().sessions().iterator().next();
    }

    int openCount() {
        return driver.endpoint().sessions().size();
    }

    boolean isOpen() {
        return openCount() > 0;
    }

    <T extends EndpointEvent> List<T> events(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
