package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.KeyingTask;
import io.github.peerfire.rtmfp.Transmit;
import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.chunk.Ping;
import io.github.peerfire.rtmfp.chunk.ResponderInitialKeying;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.PacketAssembler;
import io.github.peerfire.rtmfp.wire.PacketHeader;
import io.github.peerfire.rtmfp.wire.PacketMode;
import io.github.peerfire.rtmfp.wire.SessionIdCodec;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two endpoints whose key work takes as long as the test wants it to. */
class DeferredKeyingTest {

    private static final InetSocketAddress ALICE = TestPeer.address(192, 0, 2, 1, 1935);
    private static final InetSocketAddress BOB = TestPeer.address(192, 0, 2, 2, 1935);

    private final Endpoint alice =
            new Endpoint(EndpointConfig.PEER, PlainProfile.named("alice"), new Random(1)::nextBytes);
    private final Endpoint bob = new Endpoint(EndpointConfig.PEER, PlainProfile.named("bob"), new Random(2)::nextBytes);
    private final Transmit transmit = new Transmit();
    private InitiatorInitialKeying initiatorKeying;
    private ResponderInitialKeying responderKeying;

    private int exchange(long now) {
        int count = 0;
        while (alice.pollTransmit(transmit, now)) {
            note();
            bob.receive(transmit.bytes(), 0, transmit.length(), ALICE, 0, now);
            count++;
        }
        while (bob.pollTransmit(transmit, now)) {
            note();
            alice.receive(transmit.bytes(), 0, transmit.length(), BOB, 0, now);
            count++;
        }
        return count;
    }

    private void note() {
        Object chunk = StartupPackets.chunk(Arrays.copyOf(transmit.bytes(), transmit.length()));
        initiatorKeying = chunk instanceof InitiatorInitialKeying keying ? keying : initiatorKeying;
        responderKeying = chunk instanceof ResponderInitialKeying keying ? keying : responderKeying;
    }

    private static void work(Endpoint endpoint, long now) {
        KeyingTask task = endpoint.pollKeying();
        task.run();
        endpoint.completeKeying(task, now);
    }

    /** Until alice has what she needs for the keys, and has not computed them. */
    private Session openUpToTheLastStep() {
        Session session = alice.open(PlainProfile.discriminator("bob"), List.of(BOB), 0, 0);
        exchange(1);
        work(alice, 2);
        exchange(3);
        work(bob, 4);
        exchange(5);
        assertThat(session.isOpen()).isFalse();
        return session;
    }

    @Test
    void aPacketThatComesBeforeTheKeysAreThereIsNotLost() {
        Session session = openUpToTheLastStep();
        byte[] ping = pingFromBob();
        alice.receive(ping, 0, ping.length, BOB, 0, 6);
        assertThat(session.isOpen()).isFalse();
        work(alice, 7);

        assertThat(session.isOpen()).isTrue();
        assertThat(session.statistics().packetsReceived()).isEqualTo(1);
    }

    private byte[] pingFromBob() {
        byte[] key = Arrays.copyOf(initiatorKeying.sessionKeyInitiatorComponent(), 64);
        System.arraycopy(responderKeying.sessionKeyResponderComponent(), 0, key, 32, 32);
        byte[] plain = new byte[16];
        PacketAssembler packet = new PacketAssembler(plain);
        packet.begin(0, plain.length, new PacketHeader(false, false, PacketMode.RESPONDER, 1, PacketHeader.ABSENT));
        new Ping(new byte[10]).appendTo(packet);
        byte[] datagram = new byte[64];
        int length = new PlainCipher(key, true, true).seal(plain, 0, plain.length, datagram, 4);
        int id = initiatorKeying.initiatorSessionId();
        new ByteWriter(datagram).writeUint32(SessionIdCodec.scramble(id, datagram, 4, length));
        return Arrays.copyOf(datagram, 4 + length);
    }

    @Test
    void keysThatComeAfterTheOpeningWasGivenUpAreNobodys() {
        Session session = openUpToTheLastStep();
        session.close(10);
        work(alice, 11);

        assertThat(session.isOpen()).isFalse();
        assertThat(alice.pollEvent()).isInstanceOf(EndpointEvent.SessionOpenFailed.class);
        assertThat(alice.pollEvent()).isNull();
        assertThat(exchange(12)).isZero();
    }

    @Test
    void workThatIsNeverDoneEndsWithTheTimeForOpening() {
        Session session = openUpToTheLastStep();
        long now = 0;
        while (alice.nextDeadline() != Time.NEVER) {
            now = alice.nextDeadline();
            alice.handleTimeout(now);
            exchange(now);
        }
        assertThat(now).isEqualTo(95 * Time.SECOND);
        assertThat(session.isOver()).isTrue();
        assertThat(alice.pollEvent()).isInstanceOf(EndpointEvent.SessionOpenFailed.class);
    }
}
