package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.chunk.BufferProbe;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.Ping;
import io.github.peerfire.rtmfp.chunk.PingReply;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.PacketMode;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Attack A33: whoever has a session with a server says more in it than anybody needs. */
class SessionFloodTest {

    private static final InetSocketAddress ELSEWHERE = TestPeer.address(198, 51, 100, 7, 4444);
    private static final int FLOOD = 5_000;

    private final Simulation simulation = Simulation.seeded(23);
    private final TestPeer mallory = peer("mallory", EndpointConfig.PEER);
    private final TestPeer server = peer("server", EndpointConfig.RENDEZVOUS);
    private final SessionPackets session = new SessionPackets();
    private final AtomicInteger replies = new AtomicInteger();

    SessionFloodTest() {
        simulation.network().setFilter((datagram, from, to) -> {
            session.watch(datagram);
            return true;
        });
        mallory.open("server", server.address());
        simulation.runFor(2 * Time.SECOND);
        simulation.network().setFilter((datagram, from, to) -> {
            replies.addAndGet(SessionPackets.chunks(datagram, PingReply.class).size());
            return true;
        });
    }

    private TestPeer peer(String name, EndpointConfig config) {
        return new TestPeer(simulation, name, config, PlainProfile.unauthenticated(name));
    }

    /** So many packets within a second. */
    private void flood(InetSocketAddress from, byte[] packet) {
        for (int i = 0; i < FLOOD; i++) {
            simulation.network().send(packet, from, server.address());
            simulation.runFor(Time.SECOND / FLOOD);
        }
        simulation.runFor(Time.SECOND / 10);
    }

    private long dropped(DropReason reason) {
        return server.driver.endpoint().metrics().drops().getOrDefault(reason, 0L);
    }

    private void pingIsAnswered() {
        int before = replies.get();
        simulation.network().send(session.forge(PacketMode.INITIATOR, new Ping(new byte[1])), mallory.address(),
                server.address());
        simulation.runFor(Time.SECOND / 10);
        assertThat(replies.get() - before).isEqualTo(1);
    }

    private void floodIsCutOff(Chunk chunk) {
        flood(mallory.address(), session.forge(PacketMode.INITIATOR, chunk));

        assertThat(dropped(DropReason.OVER_LIMIT)).isBetween(FLOOD - 160L, FLOOD - 140L);
        assertThat(server.openCount()).isEqualTo(1);
        simulation.runFor(4 * Time.SECOND);
        pingIsAnswered();
    }

    @Test
    void aFloodOfPingsIsCutOffAndTheSessionStays() {
        floodIsCutOff(new Ping(new byte[4]));
        assertThat(replies.get()).isLessThan(160);
    }

    @Test
    void aFloodOfQuestionsForRoomIsCutOffAndTheSessionStays() {
        floodIsCutOff(new BufferProbe(2));
    }

    @Test
    void whatDoesNotVerifyUsesUpNothingOfTheSession() {
        byte[] forged = session.forge(PacketMode.INITIATOR, new Ping(new byte[4]));
        forged[forged.length - 1] ^= 1;
        flood(ELSEWHERE, forged);

        assertThat(dropped(DropReason.NOT_AUTHENTIC)).isEqualTo(FLOOD);
        assertThat(dropped(DropReason.OVER_LIMIT)).isZero();
        pingIsAnswered();
    }

    @Test
    void peersThatAreNoServersSayAsMuchAsTheyLike() {
        TestPeer other = peer("other", EndpointConfig.PEER);
        SessionPackets another = new SessionPackets();
        simulation.network().setFilter((datagram, from, to) -> {
            another.watch(datagram);
            return true;
        });
        mallory.open("other", other.address());
        simulation.runFor(2 * Time.SECOND);
        byte[] packet = another.forge(PacketMode.INITIATOR, new Ping(new byte[1]));
        for (int i = 0; i < FLOOD; i++) {
            simulation.network().send(packet, mallory.address(), other.address());
            simulation.runFor(Time.SECOND / FLOOD);
        }

        assertThat(other.driver.endpoint().metrics().drops()).doesNotContainKey(DropReason.OVER_LIMIT);
    }
}
