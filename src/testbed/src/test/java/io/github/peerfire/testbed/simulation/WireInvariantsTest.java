package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.ChunkType;
import io.github.peerfire.rtmfp.chunk.DataAcknowledgementRanges;
import io.github.peerfire.rtmfp.chunk.FragmentControl;
import io.github.peerfire.rtmfp.chunk.Ping;
import io.github.peerfire.rtmfp.chunk.PingReply;
import io.github.peerfire.rtmfp.chunk.ResponderHello;
import io.github.peerfire.rtmfp.chunk.ResponderInitialKeying;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.PacketAssembler;
import io.github.peerfire.rtmfp.wire.PacketHeader;
import io.github.peerfire.rtmfp.wire.PacketMode;
import io.github.peerfire.rtmfp.wire.Slice;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireInvariantsTest {

    /** With a timestamp, without an echo. */
    private static final int HEADER_LENGTH = 3;
    private static final int NEAR_ID = 11;
    private static final int FAR_ID = 22;
    private static final InetSocketAddress NEAR = TestPeer.address(192, 0, 2, 1, 1935);
    private static final InetSocketAddress FAR = TestPeer.address(192, 0, 2, 2, 1935);

    private final WireInvariants invariants = new WireInvariants(true);

    private void send(Chunk chunk, int id, InetSocketAddress from, InetSocketAddress to) {
        invariants.sent(StartupPackets.datagram(chunk, id, PacketMode.INITIATOR), from, to);
    }

    private void pass(Chunk chunk, int id, InetSocketAddress from, InetSocketAddress to) {
        byte[] datagram = StartupPackets.datagram(chunk, id, PacketMode.INITIATOR);
        invariants.sent(datagram, from, to);
        invariants.received(datagram, from, to);
    }

    private static UserData data(long number, long fsnOffset) {
        return new UserData(2, number, fsnOffset, FragmentControl.WHOLE, false, false, null,
                new Slice(new byte[4], 0, 4));
    }

    private void open() {
        invariants.received(new byte[600], NEAR, FAR);
        byte[] component = new byte[32];
        byte[] portion = ResponderInitialKeying.signedPortion(FAR_ID, component);
        invariants.sent(StartupPackets.datagram(
                new ResponderInitialKeying(portion, FAR_ID, component, new byte[1]), NEAR_ID, PacketMode.STARTUP),
                FAR, NEAR);
    }

    @Test
    void anAcknowledgementOfWhatNeverCameIsFound() {
        open();
        pass(data(1, 1), FAR_ID, NEAR, FAR);
        send(new DataAcknowledgementRanges(2, 9, 1, new long[0]), NEAR_ID, FAR, NEAR);
        send(data(2, 2), FAR_ID, NEAR, FAR);
        assertThatThrownBy(() -> send(new DataAcknowledgementRanges(2, 9, 2, new long[0]), NEAR_ID, FAR, NEAR))
                .isInstanceOf(InvariantException.class);
        assertThatThrownBy(() -> send(new DataAcknowledgementRanges(2, 9, 1, new long[] {3, 3}), NEAR_ID, FAR, NEAR))
                .isInstanceOf(InvariantException.class);
    }

    @Test
    void aForwardSequenceNumberBeyondWhatIsAcknowledgedIsFound() {
        open();
        pass(data(1, 1), FAR_ID, NEAR, FAR);
        pass(data(2, 2), FAR_ID, NEAR, FAR);
        assertThatThrownBy(() -> send(data(3, 2), FAR_ID, NEAR, FAR)).isInstanceOf(InvariantException.class);
        pass(new DataAcknowledgementRanges(2, 9, 1, new long[0]), NEAR_ID, FAR, NEAR);
        send(data(3, 2), FAR_ID, NEAR, FAR);
        assertThatThrownBy(() -> send(data(4, 4), FAR_ID, NEAR, FAR)).isInstanceOf(InvariantException.class);
    }

    @Test
    void whatIsCorruptedOnTheWayDoesNotCountAsReceived() {
        open();
        byte[] datagram = StartupPackets.datagram(data(1, 1), FAR_ID, PacketMode.INITIATOR);
        invariants.sent(datagram, NEAR, FAR);
        datagram[datagram.length - 1] ^= 1;
        invariants.received(datagram, NEAR, FAR);
        assertThatThrownBy(() -> send(new DataAcknowledgementRanges(2, 9, 1, new long[0]), NEAR_ID, FAR, NEAR))
                .isInstanceOf(InvariantException.class);
    }

    @Test
    void badSessionIdsAndAmplificationAreFound() {
        assertThatThrownBy(() -> send(new Ping(new byte[1]), 0, NEAR, FAR)).isInstanceOf(InvariantException.class);
        invariants.received(new byte[30], NEAR, FAR);
        byte[] answer = StartupPackets.datagram(new ResponderHello(new byte[1], new byte[64], new byte[30]));
        assertThat(answer.length).isGreaterThan(90);
        assertThatThrownBy(() -> invariants.sent(answer, FAR, NEAR)).isInstanceOf(InvariantException.class);
    }

    @Test
    void aPacketThatSaysNothingIsFound() {
        byte[] ping = StartupPackets.datagram(new Ping(new byte[1]), FAR_ID, PacketMode.INITIATOR);
        invariants.sent(ping, NEAR, FAR);
        byte[] plain = StartupPackets.plain(ping);
        Arrays.fill(plain, HEADER_LENGTH, plain.length, (byte) 0xff);
        assertThatThrownBy(() -> invariants.sent(StartupPackets.datagram(plain, FAR_ID), NEAR, FAR))
                .isInstanceOf(InvariantException.class).hasMessageContaining("without a chunk");
    }

    @Test
    void aSessionIdThatTwoSessionsHaveIsFound() {
        open();
        byte[] component = new byte[32];
        component[0] = 1;
        byte[] portion = ResponderInitialKeying.signedPortion(FAR_ID, component);
        byte[] keying = StartupPackets.datagram(
                new ResponderInitialKeying(portion, FAR_ID, component, new byte[1]), NEAR_ID, PacketMode.STARTUP);
        assertThatThrownBy(() -> invariants.sent(keying, FAR, NEAR))
                .isInstanceOf(InvariantException.class).hasMessageContaining("another session's");
    }

    @Test
    void aForwardSequenceNumberThatFallsIsFound() {
        open();
        WireInvariants givingUp = new WireInvariants(false);
        givingUp.sent(StartupPackets.datagram(data(5, 1), FAR_ID, PacketMode.INITIATOR), NEAR, FAR);
        byte[] falling = StartupPackets.datagram(data(6, 3), FAR_ID, PacketMode.INITIATOR);
        assertThatThrownBy(() -> givingUp.sent(falling, NEAR, FAR)).isInstanceOf(InvariantException.class)
                .hasMessageContaining("fell");
    }

    private static UserData longData(int length) {
        return new UserData(2, 1, 1, FragmentControl.WHOLE, false, false, null, new Slice(new byte[length], 0, length));
    }

    /** A ping behind padding. */
    private static byte[] probe(int padding) {
        byte[] plain = new byte[3 + 3 + padding + 4];
        PacketAssembler packet = new PacketAssembler(plain);
        packet.begin(0, plain.length, new PacketHeader(false, false, PacketMode.INITIATOR, 7, PacketHeader.ABSENT));
        packet.beginChunk(ChunkType.PADDING).writeBytes(new byte[padding]);
        packet.commit();
        new Ping(new byte[1]).appendTo(packet);
        return StartupPackets.datagram(plain, FAR_ID);
    }

    @Test
    void aDatagramThatIsLongerThanItsPathWasProvenToCarryIsFound() {
        open();
        send(longData(1_100), FAR_ID, NEAR, FAR);
        assertThatThrownBy(() -> send(longData(1_300), FAR_ID, NEAR, FAR)).isInstanceOf(InvariantException.class)
                .hasMessageContaining("1192 are proven");
        // a probe may be longer; but as long as nobody knows that it arrived, nothing else may be
        byte[] probe = probe(1_350);
        invariants.sent(probe, NEAR, FAR);
        invariants.received(probe, NEAR, FAR);
        assertThatThrownBy(() -> send(longData(1_300), FAR_ID, NEAR, FAR)).isInstanceOf(InvariantException.class);
        pass(new PingReply(new byte[1]), NEAR_ID, FAR, NEAR);
        send(longData(1_300), FAR_ID, NEAR, FAR);
        assertThatThrownBy(() -> send(longData(1_400), FAR_ID, NEAR, FAR)).isInstanceOf(InvariantException.class);
    }

    @Test
    void anEndpointThatNeverComesToRestIsFound() {
        Simulation simulation = Simulation.seeded(1);
        TestPeer peer = new TestPeer(simulation, "restless", EndpointConfig.PEER);
        TestPeer other = new TestPeer(simulation, "other", EndpointConfig.PEER);
        // every failed opening is followed by one that cannot succeed either
        peer.behave((event, now) -> {
            var session = peer.driver.endpoint().open(new byte[] {1}, List.of(other.address()), 0, now);
            session.close(now);
        });
        peer.driver.execute(() -> peer.driver.endpoint()
                .open(new byte[] {1}, List.of(other.address()), 0, 0).close(0));
        assertThatThrownBy(() -> simulation.runFor(Time.SECOND)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("seed 1");
    }
}
