package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.KeyingTask;
import io.github.peerfire.rtmfp.Transmit;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.chunk.PacketFragment;
import io.github.peerfire.rtmfp.chunk.ResponderHello;
import io.github.peerfire.rtmfp.chunk.ResponderInitialKeying;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Initiator Initial Keyings that are much like one that was received before. */
class RepeatedKeyingTest {

    private static final InetSocketAddress HONEST = TestPeer.address(192, 0, 2, 1, 1935);
    private static final InetSocketAddress ATTACKER = TestPeer.address(198, 51, 100, 7, 4444);

    private final Simulation simulation = Simulation.seeded(21);
    private final TestPeer alice = new TestPeer(simulation, "alice", EndpointConfig.PEER);
    private final TestPeer bob = new TestPeer(simulation, "bob", EndpointConfig.PEER);
    private final Endpoint server =
            new Endpoint(EndpointConfig.PEER, PlainProfile.named("server"), new Random(1)::nextBytes);
    private final Transmit transmit = new Transmit();
    private final List<byte[]> answers = new ArrayList<>();

    @Test
    @Proves("R7016-172")
    void anInitiatorThatMovesWhileItsKeyingIsAnsweredGetsTheSameAnswerAtItsNewAddress() throws BindException {
        List<Integer> ids = new ArrayList<>();
        simulation.network().setFilter((datagram, from, to) -> {
            if (StartupPackets.chunk(datagram) instanceof ResponderInitialKeying its) {
                ids.add(its.responderSessionId());
            }
            return true;
        });
        alice.open("bob", bob.address());
        simulation.runUntil(() -> !ids.isEmpty(), Time.SECOND);
        alice.driver.rebind(0, TestPeer.anyAddress());

        assertThat(simulation.runUntil(bob::isOpen, 3 * Time.SECOND)).isTrue();
        assertThat(ids).hasSize(2).containsOnly(ids.get(0));
        assertThat(bob.session().farAddress()).isEqualTo(alice.address());
        simulation.runFor(60 * Time.SECOND);
        assertThat(bob.events(EndpointEvent.SessionOpened.class)).hasSize(1);
        assertThat(bob.events(EndpointEvent.AddressChanged.class)).isEmpty();
    }

    @Test
    void whoRepeatsSomebodyElsesKeyingDoesNotGetTheSession() throws BindException {
        byte[] cookie = cookieOfBobFor(ATTACKER);
        simulation.network().setFilter((datagram, from, to) -> {
            if (StartupPackets.chunk(datagram) instanceof InitiatorInitialKeying its && !from.equals(ATTACKER)) {
                // before and after the honest one
                byte[] copy = StartupPackets.datagram(keying(its, cookie, true));
                simulation.network().send(copy, ATTACKER, to);
                alice.driver.schedule(2 * Time.MILLISECOND, () -> simulation.network().send(copy, ATTACKER, to));
            }
            return true;
        });
        alice.open("bob", bob.address());
        simulation.runFor(30 * Time.SECOND);

        assertThat(answers).as("the attacker was answered").hasSizeGreaterThan(1);
        assertThat(bob.openCount()).isEqualTo(1);
        assertThat(bob.session().farAddress()).isEqualTo(alice.address());
        assertThat(alice.isOpen()).isTrue();
    }

    @Test
    void aForgedSignatureDoesNotKeepOutWhoseKeyingItIsUnder() {
        byte[] forged = keying(5, "alice", 1, cookieFor(ATTACKER), false);
        receive(forged, ATTACKER);
        compute();
        assertThat(dropped(DropReason.BAD_KEYING)).isEqualTo(1);
        receive(forged, ATTACKER);
        receive(keying(5, "alice", 1, cookieFor(HONEST), true), HONEST);
        compute();

        assertThat(drain()).hasSize(1);
        assertThat(dropped(DropReason.REPLAYED)).isZero();
    }

    @Test
    void twoCopiesThatAreComputedAtOnceLeadToOneSession() {
        receive(keying(5, "alice", 1, cookieFor(ATTACKER), true), ATTACKER);
        receive(keying(5, "alice", 1, cookieFor(HONEST), true), HONEST);
        compute();

        assertThat(drain()).hasSize(1);
        assertThat(dropped(DropReason.REPLAYED)).isEqualTo(1);
    }

    @Test
    void whoOnlyEverRepeatsItsKeyingDoesNotHoldASessionForEver() {
        List<Integer> ids = new ArrayList<>();
        for (long now = 0; now < 300 * Time.SECOND; now += 10 * Time.SECOND) {
            server.handleTimeout(now);
            receive(keying(5, "mallory", 1, cookieFor(ATTACKER, now), true), ATTACKER, now);
            compute(now);
            for (byte[] answer : drain(now)) {
                ids.add(((ResponderInitialKeying) StartupPackets.chunk(answer)).responderSessionId());
            }
        }
        assertThat(ids).hasSize(30).startsWith(ids.get(0), ids.get(0), ids.get(0), ids.get(0), ids.get(0), ids.get(0));
        assertThat(ids.stream().distinct().count()).isBetween(3L, 5L);
    }

    @Test
    void keyingsThatAreNotAuthenticCrowdNothingOutOfTheHistory() throws BindException {
        List<byte[]> genuine = new ArrayList<>();
        simulation.network().setFilter((datagram, from, to) -> {
            if (StartupPackets.is(datagram, InitiatorInitialKeying.class)) {
                genuine.add(datagram.clone());
            }
            return true;
        });
        byte[] cookie = cookieOfBobFor(ATTACKER);
        alice.open("bob", bob.address());
        simulation.runFor(Time.SECOND);
        simulation.network().setFilter(DatagramFilter.ALL);
        for (int index = 0; index < 17_000; index++) {
            simulation.network().send(keying(9, "mallory", index, cookie, false), ATTACKER, bob.address());
            simulation.runFor(Time.MILLISECOND);
        }
        simulation.network().send(genuine.get(0), alice.address(), bob.address());
        simulation.runFor(Time.SECOND);

        assertThat(bob.driver.endpoint().metrics().drops())
                .containsEntry(DropReason.BAD_KEYING, 17_000L).containsEntry(DropReason.REPLAYED, 1L);
    }

    @Test
    void nothingIsLeftOfAKeyingAfterItsCookiesTimeThoughNobodyComesAnyMore() {
        alice.open("bob", bob.address());
        assertThat(simulation.runUntil(bob::isOpen, 3 * Time.SECOND)).isTrue();
        alice.driver.closeAsync();
        simulation.runFor(30 * Time.SECOND);
        Endpoint endpoint = bob.driver.endpoint();
        assertThat(endpoint.sessions()).isEmpty();
        assertThat(endpoint.nextDeadline()).isBetween(100 * Time.SECOND, 103 * Time.SECOND);

        simulation.runFor(75 * Time.SECOND);
        assertThat(endpoint.nextDeadline()).isEqualTo(Time.NEVER);
    }

    @Test
    void nothingIsLeftOfAFragmentedPacketOfWhichNothingMoreComes() {
        receive(StartupPackets.datagram(new PacketFragment(true, 7, 0, new byte[500])), ATTACKER);
        assertThat(server.nextDeadline()).isEqualTo(2 * Time.SECOND);

        server.handleTimeout(2 * Time.SECOND);
        assertThat(server.nextDeadline()).isEqualTo(Time.NEVER);
    }

    private static InitiatorInitialKeying keying(InitiatorInitialKeying like, byte[] cookie, boolean genuine) {
        byte[] parameters = InitiatorInitialKeying.signedParameters(like.initiatorSessionId(), cookie,
                like.initiatorCertificate(), like.sessionKeyInitiatorComponent());
        byte signature = (byte) (Arrays.hashCode(parameters) + (genuine ? 0 : 1));
        return new InitiatorInitialKeying(parameters, like.initiatorSessionId(), cookie,
                like.initiatorCertificate(), like.sessionKeyInitiatorComponent(), new byte[] {signature});
    }

    private static byte[] keying(int id, String name, int component, byte[] cookie, boolean genuine) {
        byte[] bytes = Arrays.copyOf(new byte[] {(byte) component, (byte) (component >> 8)}, 32);
        return StartupPackets.datagram(keying(new InitiatorInitialKeying(
                new byte[0], id, cookie, PlainProfile.discriminator(name), bytes, new byte[0]), cookie, genuine));
    }

    private byte[] cookieOfBobFor(InetSocketAddress address) throws BindException {
        simulation.network().bind(address, (datagram, from) -> answers.add(datagram));
        simulation.network().send(StartupPackets.datagram(
                new InitiatorHello(bob.discriminator(), new byte[48])), address, bob.address());
        simulation.runFor(Time.SECOND);
        return ((ResponderHello) StartupPackets.chunk(answers.get(0))).cookie();
    }

    private byte[] cookieFor(InetSocketAddress address) {
        return cookieFor(address, Time.SECOND);
    }

    private byte[] cookieFor(InetSocketAddress address, long now) {
        receive(StartupPackets.datagram(
                new InitiatorHello(PlainProfile.discriminator("server"), new byte[32])), address, now);
        return ((ResponderHello) StartupPackets.chunk(drain(now).get(0))).cookie();
    }

    private void receive(byte[] datagram, InetSocketAddress from) {
        receive(datagram, from, Time.SECOND);
    }

    private void receive(byte[] datagram, InetSocketAddress from, long now) {
        server.receive(datagram, 0, datagram.length, from, 0, now);
    }

    private void compute() {
        compute(Time.SECOND);
    }

    private void compute(long now) {
        for (KeyingTask task = server.pollKeying(); task != null; task = server.pollKeying()) {
            task.run();
            server.completeKeying(task, now);
        }
    }

    private List<byte[]> drain() {
        return drain(Time.SECOND);
    }

    private List<byte[]> drain(long now) {
        List<byte[]> sent = new ArrayList<>();
        while (server.pollTransmit(transmit, now)) {
            sent.add(Arrays.copyOf(transmit.bytes(), transmit.length()));
        }
        return sent;
    }

    private long dropped(DropReason reason) {
        return server.metrics().drops().getOrDefault(reason, 0L);
    }
}
