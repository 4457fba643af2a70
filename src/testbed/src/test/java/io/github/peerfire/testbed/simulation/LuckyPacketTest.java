package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.chunk.Ping;
import io.github.peerfire.rtmfp.chunk.ResponderHello;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.session.CloseReason;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.rtmfp.wire.PacketMode;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Of the packets that somebody without the keys makes up, one of 65,536 passes a mere checksum: whoever wants to be
 * taken for somebody else, whose certificate he shows, need not send many.
 */
class LuckyPacketTest {

    private static final long SEED = 20_261_123;
    private static final InetSocketAddress ATTACKER = TestPeer.address(66, 6, 6, 6, 1935);

    private final Simulation simulation = Simulation.seeded(SEED);
    private final TestPeer alice = new TestPeer(
            simulation, "alice", EndpointConfig.PEER, PlainProfile.unauthenticated("alice"));
    private final TestPeer bob = new TestPeer(
            simulation, "bob", EndpointConfig.PEER, PlainProfile.unauthenticated("bob"));
    private final SessionPackets packets = new SessionPackets();
    private final List<byte[]> answers = new ArrayList<>();
    private Session live;

    /** Alice has a session, and somebody else a provisional one under her name. */
    private void begin() throws BindException {
        alice.open("bob", bob.address());
        simulation.runFor(Time.SECOND);
        live = bob.session();
        simulation.network().bind(ATTACKER, (datagram, from) -> answers.add(datagram));
        send(StartupPackets.datagram(new InitiatorHello(bob.discriminator(), new byte[48])));
        byte[] keying = keying(((ResponderHello) StartupPackets.chunk(answers.get(0))).cookie());
        send(keying);
        packets.watch(keying);
        packets.watch(answers.get(1));
    }

    private static byte[] keying(byte[] cookie) {
        byte[] component = new byte[32];
        byte[] alice = PlainProfile.discriminator("alice");
        byte[] parameters = InitiatorInitialKeying.signedParameters(77, cookie, alice, component);
        return StartupPackets.datagram(new InitiatorInitialKeying(
                parameters, 77, cookie, alice, component, new byte[] {(byte) Arrays.hashCode(parameters)}));
    }

    private void send(byte[] datagram) {
        simulation.network().send(datagram, ATTACKER, bob.address());
        simulation.runFor(100 * Time.MILLISECOND);
    }

    @Test
    void aPacketThatVerifiesAndSaysNothingTakesNobodysPlace() throws BindException {
        begin();
        Random random = new Random(SEED);
        for (int count = 0; count < 2_000; count++) {
            byte[] plain = new byte[3 + random.nextInt(60)];
            random.nextBytes(plain);
            plain[0] = (byte) (plain[0] & ~3 | PacketMode.INITIATOR.code());
            simulation.network().send(packets.forge(PacketMode.INITIATOR, plain), ATTACKER, bob.address());
            simulation.runFor(Time.MILLISECOND);
        }
        simulation.runFor(Time.SECOND);

        assertThat(bob.session()).as("seed %d", SEED).isSameAs(live);
        assertThat(bob.events(EndpointEvent.SessionClosed.class)).as("seed %d", SEED).isEmpty();
        assertThat(bob.driver.endpoint().metrics().drops().get(DropReason.NOT_AUTHENTIC)).isPositive();
    }

    @Test
    void aPacketWithTheRespondersMarkTakesNobodysPlace() throws BindException {
        begin();
        byte[] ping = {(byte) PacketMode.RESPONDER.code(), 1, 0, 0};
        send(packets.forge(PacketMode.INITIATOR, ping));

        assertThat(bob.session()).isSameAs(live);
        assertThat(bob.events(EndpointEvent.SessionClosed.class)).isEmpty();
        assertThat(bob.driver.endpoint().metrics().drops()).containsEntry(DropReason.WRONG_MODE, 1L);
    }

    @Test
    void onePacketThatSaysSomethingIsEnough() throws BindException {
        begin();
        Chunk ping = new Ping(new byte[4]);
        send(packets.forge(PacketMode.INITIATOR, ping));

        assertThat(bob.events(EndpointEvent.SessionClosed.class)).singleElement()
                .extracting(EndpointEvent.SessionClosed::reason).isEqualTo(CloseReason.OVERRIDDEN);
    }
}
