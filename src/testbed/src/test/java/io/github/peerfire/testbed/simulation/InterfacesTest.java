package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.rtmfp.wire.AddressOrigin;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Endpoints with several interfaces, of which some are relays. */
class InterfacesTest {

    private static final long RELAY_DELAY = EndpointConfig.PEER.relayDelay();

    private final Simulation simulation = Simulation.seeded(11);
    private final TestPeer alice = new TestPeer(simulation, "alice", EndpointConfig.PEER);
    private final TestPeer bob = new TestPeer(simulation, "bob", EndpointConfig.PEER);
    private final List<String> sent = new ArrayList<>();
    private InetSocketAddress direct;

    @BeforeEach
    void rememberTheDirectWay() {
        direct = alice.address();
    }

    private InetSocketAddress addRelay(TestPeer peer) throws BindException {
        int id = peer.driver.addInterface(TestPeer.anyAddress(), true);
        return peer.driver.localAddresses().get(id);
    }

    private void open(InetSocketAddress... candidates) {
        alice.driver.execute(() -> alice.driver.endpoint()
                .open(bob.discriminator(), List.of(candidates), simulation.now()));
    }

    /** Notes when alice first sends from each of her addresses, in milliseconds. */
    private void note() {
        long begin = simulation.now();
        simulation.network().addObserver(new NetworkObserver() {

            @Override
            public void sent(byte[] datagram, InetSocketAddress from, InetSocketAddress to) {
                String way = from.equals(direct) ? "direct" : from.equals(bob.address()) ? "bob" : "relay";
                if (!way.equals("bob")) {
                    sent.add(way + " " + (simulation.now() - begin) / Time.MILLISECOND);
                }
            }

            @Override
            public void received(byte[] datagram, InetSocketAddress from, InetSocketAddress to) {
                // What is sent is enough.
            }
        });
    }

    private void block(InetSocketAddress from) {
        simulation.network().setFilter((datagram, source, to) -> !source.equals(from));
    }

    @Test
    void aRelayIsTriedWhereTheDirectWayDoesNotLeadThereInTime() throws BindException {
        InetSocketAddress relay = addRelay(alice);
        block(direct);
        note();
        open(bob.address());
        simulation.runFor(RELAY_DELAY + Time.SECOND);

        assertThat(alice.isOpen()).isTrue();
        assertThat(bob.session().farAddress()).isEqualTo(relay);
        assertThat(sent).startsWith("direct 0", "direct 300", "direct 2100", "relay " + RELAY_DELAY / Time.MILLISECOND);
    }

    @Test
    void aRelayIsNotUsedWhereTheDirectWayLeadsThere() throws BindException {
        addRelay(alice);
        note();
        open(bob.address());
        simulation.runFor(10 * Time.SECOND);

        assertThat(bob.session().farAddress()).isEqualTo(direct);
        assertThat(sent).noneMatch(line -> line.startsWith("relay"));
    }

    @Test
    void aRelayThatComesLaterIsTriedToo() throws BindException {
        block(direct);
        open(bob.address());
        simulation.runFor(10 * Time.SECOND);
        assertThat(alice.isOpen()).isFalse();

        InetSocketAddress relay = addRelay(alice);
        simulation.runFor(Time.SECOND);
        assertThat(bob.session().farAddress()).isEqualTo(relay);
    }

    @Test
    void whoIsAskedThroughARelayAnswersThereLater() throws BindException {
        InetSocketAddress relay = addRelay(bob);
        open(relay);
        simulation.runFor(RELAY_DELAY);
        assertThat(alice.isOpen()).isFalse();
        simulation.runFor(Time.SECOND);
        assertThat(alice.session().farAddress()).isEqualTo(relay);
    }

    @Test
    @Proves("R7016-120")
    void whoIsAskedAtSeveralAddressesIsReachedDirectly() throws BindException {
        InetSocketAddress relay = addRelay(bob);
        open(relay, bob.address());
        simulation.runFor(RELAY_DELAY + Time.SECOND);
        assertThat(alice.session().farAddress()).isEqualTo(bob.address());
    }

    @Test
    void packetsLeaveRoomForWhatARelayAddsToThem() throws BindException {
        InetSocketAddress relay = addRelay(alice);
        alice.driver.removeInterface(0);
        open(bob.address());
        simulation.runFor(Time.SECOND);
        AtomicInteger longest = new AtomicInteger();
        simulation.network().setFilter((datagram, from, to) -> {
            longest.accumulateAndGet(from.equals(relay) ? datagram.length : 0, Math::max);
            return true;
        });
        SendFlow flow = alice.session().openFlow(new byte[1], FlowOptions.DEFAULT, simulation.now());
        alice.driver.execute(() -> flow.write(new byte[1_000_000], Reliability.FULL, simulation.now()));
        simulation.runFor(10 * Time.SECOND);

        assertThat(bob.events(EndpointEvent.MessageArrived.class)).hasSize(1);
        assertThat(longest.get()).isEqualTo(EndpointConfig.ETHERNET_PACKET_SIZE - 4);
    }

    @Test
    void whereARelayIsTheOnlyWayItIsUsedAtOnce() throws BindException {
        InetSocketAddress relay = addRelay(alice);
        alice.driver.removeInterface(0);
        open(bob.address());
        simulation.runFor(Time.SECOND);
        assertThat(bob.session().farAddress()).isEqualTo(relay);
    }

    @Test
    void theCandidatesOfARedirectAreTriedThroughAllInterfaces() throws BindException {
        InetSocketAddress relay = addRelay(alice);
        TestPeer server = new TestPeer(simulation, "server", EndpointConfig.RENDEZVOUS);
        server.behave((event, now) -> {
            if (event instanceof EndpointEvent.LookupRequested lookup) {
                server.driver.endpoint().redirect(
                        lookup, List.of(new CandidateAddress(AddressOrigin.OBSERVED, bob.address())), now);
            }
        });
        simulation.network().setFilter((datagram, from, to) -> !(from.equals(direct) && to.equals(bob.address())));
        open(server.address());
        simulation.runFor(2 * RELAY_DELAY);

        assertThat(bob.session().farAddress()).isEqualTo(relay);
    }

    @Test
    void aForwardedHelloIsAnsweredDirectlyAtOnceAndThroughARelayLater() throws BindException {
        TestPeer server = new TestPeer(simulation, "server", EndpointConfig.RENDEZVOUS);
        Session toServer = bob.open("server", server.address());
        simulation.runFor(Time.SECOND);
        toServer.setIntroducer(true);
        InetSocketAddress relay = addRelay(bob);
        InetSocketAddress bobsDirect = bob.address();
        List<String> answers = new ArrayList<>();
        long begin = simulation.now();
        simulation.network().setFilter((datagram, from, to) -> {
            if (to.equals(direct)) {
                answers.add((from.equals(relay) ? "relay " : from.equals(bobsDirect) ? "direct " : "server ")
                        + (simulation.now() - begin) / Time.SECOND);
                return from.equals(relay);
            }
            return true;
        });
        server.behave((event, now) -> {
            if (event instanceof EndpointEvent.LookupRequested lookup) {
                server.session().forwardHello(lookup.discriminator(),
                        new CandidateAddress(AddressOrigin.OBSERVED, lookup.source()), lookup.tag(), now);
            }
        });
        open(server.address());
        simulation.runFor(RELAY_DELAY + Time.SECOND);

        assertThat(answers).startsWith("direct 0").contains("relay " + RELAY_DELAY / Time.SECOND);
        assertThat(alice.session().farAddress()).isEqualTo(relay);
    }

    @Test
    void aSessionMovesWhenItsInterfaceIsGone() throws BindException {
        open(bob.address());
        simulation.runFor(Time.SECOND);
        alice.driver.addInterface(TestPeer.anyAddress(), false);
        alice.driver.removeInterface(0);
        Session session = alice.session();
        SendFlow flow = session.openFlow(new byte[1], FlowOptions.DEFAULT, simulation.now());
        alice.driver.execute(() -> flow.write(new byte[5_000], Reliability.FULL, simulation.now()));
        simulation.runFor(5 * Time.SECOND);

        assertThat(bob.events(EndpointEvent.AddressChanged.class)).hasSize(1);
        assertThat(bob.session().farAddress()).isEqualTo(alice.address());
        assertThat(bob.events(EndpointEvent.MessageArrived.class)).hasSize(1);
        assertThat(alice.isOpen()).isTrue();
    }

    @Test
    void aSessionWithoutInterfaceWaitsForTheNext() throws BindException {
        open(bob.address());
        simulation.runFor(Time.SECOND);
        alice.driver.removeInterface(0);
        simulation.runFor(20 * Time.SECOND);
        alice.driver.addInterface(TestPeer.anyAddress(), false);
        simulation.runFor(5 * Time.SECOND);

        assertThat(bob.session().farAddress()).isEqualTo(alice.address());
        assertThat(alice.isOpen()).isTrue();
    }

    @Test
    void farEndsSeeAtOnceWhereThisOneIsAfterTheNetworkChanged() throws BindException {
        open(bob.address());
        simulation.runFor(Time.SECOND);
        alice.driver.rebind(0, TestPeer.anyAddress());
        alice.driver.execute(() -> alice.driver.endpoint().networkChanged());
        simulation.runFor(Time.SECOND);

        assertThat(bob.session().farAddress()).isEqualTo(alice.address());
    }

    @Test
    void anAddressOfAnotherFamilyIsNotTriedThroughAnInterfaceThatDoesNotLeadThere() throws BindException {
        note();
        open(new InetSocketAddress("2001:db8::7", 4_000));
        simulation.runFor(5 * Time.SECOND);

        assertThat(sent).isEmpty();
        assertThat(alice.driver.endpoint().reaches(new InetSocketAddress("2001:db8::7", 4_000))).isFalse();
        assertThat(alice.driver.endpoint().reaches(bob.address())).isTrue();
    }
}
