package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.ChunkReader;
import io.github.peerfire.rtmfp.chunk.Ping;
import io.github.peerfire.rtmfp.chunk.PingReply;
import io.github.peerfire.rtmfp.chunk.SessionCloseAcknowledgement;
import io.github.peerfire.rtmfp.chunk.SessionCloseRequest;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.PacketHeader;
import io.github.peerfire.rtmfp.wire.PacketMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What older implementations take for granted, and what they do that others do not. */
class OldPeersTest {

    private static final byte STARTUP_WITH_TIMESTAMP = 0x0b;
    private static final int STORM = 1_000;

    private final Simulation simulation = Simulation.seeded(31);
    private final TestPeer alice = peer("alice");
    private final TestPeer bob = peer("bob");
    private final SessionPackets session = new SessionPackets();
    private final List<byte[]> datagrams = new ArrayList<>();

    private TestPeer peer(String name) {
        return new TestPeer(simulation, name, EndpointConfig.PEER, PlainProfile.unauthenticated(name));
    }

    private void open() {
        simulation.network().setFilter((datagram, from, to) -> {
            session.watch(datagram);
            datagrams.add(datagram.clone());
            return true;
        });
        alice.open("bob", bob.address());
        simulation.runFor(2 * Time.SECOND);
    }

    /** Cumulus, MonaServer and librtmfp know no other first byte, and read one chunk only. */
    @Test
    void startupPacketsHaveATimestampNothingElseInTheHeaderAndOneChunk() throws Exception {
        open();
        int startupPackets = 0;
        for (byte[] datagram : datagrams) {
            byte[] plain = StartupPackets.plain(datagram);
            if (plain != null) {
                startupPackets++;
                assertThat(plain[0]).isEqualTo(STARTUP_WITH_TIMESTAMP);
                ByteReader reader = new ByteReader(plain);
                ChunkReader chunks = new ChunkReader(reader, PacketHeader.decode(reader).mode());
                assertThat(chunks.next()).isNotNull();
                assertThat(chunks.next()).isNull();
            }
        }
        assertThat(startupPackets).isEqualTo(4);
    }

    /** They read two bytes of timestamp whether the header has them or not. */
    @Test
    void everyPacketOfASessionHasATimestampHoweverManyThereAre() {
        open();
        SendFlow flow = alice.session().openFlow(new byte[1], FlowOptions.DEFAULT, simulation.now());
        alice.driver.execute(() -> flow.write(new byte[100_000], Reliability.FULL, simulation.now()));
        simulation.runFor(5 * Time.SECOND);

        List<byte[]> packets = datagrams.stream().filter(datagram -> StartupPackets.plain(datagram) == null).toList();
        assertThat(packets).hasSizeGreaterThan(100).allSatisfy(datagram ->
                assertThat(SessionPackets.header(datagram).timestamp()).isNotEqualTo(PacketHeader.ABSENT));
    }

    /** rtmfp-cpp leaves the timestamp out of packets that follow one another within four milliseconds. */
    @Test
    void packetsWithoutTimestampAreTaken() {
        open();
        byte[] plain = {(byte) PacketMode.INITIATOR.code(), 0x01, 0, 3, 'h', 'e', 'y'};
        datagrams.clear();

        simulation.network().send(session.forge(PacketMode.INITIATOR, plain), alice.address(), bob.address());
        simulation.runFor(Time.SECOND);

        assertThat(chunks(PingReply.class)).singleElement().satisfies(reply ->
                assertThat(reply.messageEcho()).asString().isEqualTo("hey"));
    }

    /** Cumulus repeats its requests without waiting for what comes. */
    @Test
    void aStormOfCloseRequestsGetsAnAcknowledgementEachAndEndsTheSessionOnce() {
        open();
        datagrams.clear();
        byte[] close = session.forge(PacketMode.INITIATOR, new SessionCloseRequest());
        for (int i = 0; i < STORM; i++) {
            simulation.network().send(close, alice.address(), bob.address());
        }
        simulation.runFor(15 * Time.MILLISECOND);

        assertThat(bob.events(EndpointEvent.SessionClosed.class)).hasSize(1);
        assertThat(bob.isOpen()).isFalse();
        simulation.runFor(Time.SECOND);
        assertThat(chunks(SessionCloseAcknowledgement.class)).hasSizeBetween(1, STORM + 1);
        assertThat(bob.events(EndpointEvent.SessionClosed.class)).hasSize(1);
    }

    /** librtmfp says so when it is interrupted, without a request before. Answers to it would never end. */
    @Test
    void anUnexpectedCloseAcknowledgementEndsTheSessionAndIsNotAnswered() {
        open();
        datagrams.clear();

        simulation.network().send(session.forge(PacketMode.INITIATOR, new SessionCloseAcknowledgement()),
                alice.address(), bob.address());
        simulation.runFor(Time.SECOND);

        assertThat(bob.events(EndpointEvent.SessionClosed.class)).hasSize(1);
        assertThat(datagrams).hasSize(1);
    }

    /** MonaServer sends pings of its own, and librtmfp one every 25 seconds, into sessions that may be gone. */
    @Test
    void aPingIntoASessionThatIsOverIsNotAnswered() {
        open();
        alice.driver.execute(() -> alice.session().abort(simulation.now()));
        simulation.runFor(30 * Time.SECOND);
        datagrams.clear();

        simulation.network().send(
                session.forge(PacketMode.INITIATOR, new Ping(new byte[0])), alice.address(), bob.address());
        simulation.runFor(Time.SECOND);

        assertThat(datagrams).hasSize(1);
    }

    private <T extends Chunk> List<T> chunks(Class<T> type) {
        return datagrams.stream().flatMap(datagram -> SessionPackets.chunks(datagram, type).stream()).toList();
    }
}
