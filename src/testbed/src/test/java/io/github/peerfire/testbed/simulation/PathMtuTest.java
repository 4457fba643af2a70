package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.chunk.ChunkType;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathMtuTest {

    private static final int BASE = 1_192;
    private static final int HEADERS = 28;
    private static final int MESSAGE = 8_000;
    private static final Link LINK = Link.GOOD.withRate(2_000_000, 40_000);

    private final Simulation simulation = Simulation.seeded(21);
    private final TestPeer alice = new TestPeer(simulation, "alice", EndpointConfig.PEER);
    private final TestPeer bob = new TestPeer(simulation, "bob", EndpointConfig.PEER);
    private final List<byte[]> longOnes = new ArrayList<>();
    private Session session;
    private SendFlow flow;
    private int written;

    private void connect(Link link) {
        simulation.network().setLink(link);
        simulation.network().setFilter((datagram, from, to) -> {
            if (datagram.length > BASE && from.equals(alice.address())) {
                longOnes.add(datagram);
            }
            return true;
        });
        session = alice.open("bob", bob.address());
        flow = session.openFlow(new byte[] {1}, FlowOptions.DEFAULT, simulation.now());
        assertThat(simulation.runUntil(alice::isOpen, 10 * Time.SECOND)).isTrue();
    }

    private void write(int messages) {
        alice.driver.execute(() -> {
            for (int count = 0; count < messages; count++) {
                flow.write(new byte[MESSAGE], Reliability.FULL, simulation.now());
            }
        });
        written += messages;
        assertThat(simulation.runUntil(() -> bob.events(EndpointEvent.MessageArrived.class).size() == written,
                120 * Time.SECOND)).as("%s", session.statistics()).isTrue();
    }

    private int longest() {
        return longOnes.stream().mapToInt(datagram -> datagram.length).max().orElse(0);
    }

    @ParameterizedTest
    @CsvSource({"0, 1440, 1452", "1500, 1440, 1452", "1400, 1356, 1372", "1280, 1236, 1252", "1220, 0, 0"})
    @Proves("R7016-217")
    void aBusySessionFindsTheLongestPacketThatItsPathCarries(int mtu, int least, int most) {
        connect(LINK.withMtu(mtu));
        for (int count = 0; count < 8; count++) {
            write(50);
        }
        longOnes.clear();
        write(50);
        assertThat(longest()).isBetween(least, most);
        // a lost probe is no lost data, and no congestion
        assertThat(session.statistics().fragmentsLost()).isLessThan(session.statistics().fragmentsSent() / 20);
    }

    @Test
    void probesThatAreLostByChanceAreTriedAgain() {
        connect(LINK);
        simulation.network().setFilter((datagram, from, to) -> {
            boolean isLong = datagram.length > BASE && from.equals(alice.address());
            if (isLong) {
                longOnes.add(datagram);
            }
            return !isLong || longOnes.size() > 2;
        });
        write(300);
        longOnes.clear();
        write(20);
        assertThat(longest()).isGreaterThan(1_400);
    }

    @Test
    @Proves("R7016-218")
    void theProbesPingComesAfterThePadding() {
        connect(LINK);
        write(50);
        byte[] probe = longOnes.get(0);
        int chunk = (probe[12] & 4) == 0 ? 15 : 17;
        assertThat(probe[chunk] & 0xff).isEqualTo(ChunkType.PADDING);
        int length = (probe[chunk + 1] & 0xff) << 8 | probe[chunk + 2] & 0xff;
        assertThat(probe[chunk + 3 + length]).isEqualTo((byte) ChunkType.PING);
    }

    @Test
    void aSessionWithLittleToSayDoesNotProbe() {
        connect(LINK);
        for (int count = 0; count < 7; count++) {
            write(1);
            simulation.runFor(10 * Time.SECOND);
        }
        assertThat(longOnes).isEmpty();
    }

    @Test
    void whatWasFoundIsGivenUpWhenThePathCarriesItNoMore() {
        connect(LINK);
        write(100);
        longOnes.clear();
        write(50);
        assertThat(longest()).isBetween(1_440, 1_452);
        simulation.network().setLink(LINK.withMtu(BASE + HEADERS + 20));
        write(300);
        longOnes.clear();
        write(50);
        assertThat(longest()).isLessThanOrEqualTo(BASE + 20);
        simulation.network().setLink(LINK);
        simulation.runFor(600 * Time.SECOND);
        write(300);
        longOnes.clear();
        write(50);
        assertThat(longest()).isBetween(1_440, 1_452);
    }

    @Test
    void aLongPacketsLossIsRepairedAlsoBesideShortOnesThatArrive() {
        connect(LINK);
        write(100);
        simulation.network().setLink(LINK.withMtu(BASE + HEADERS + 20));
        SendFlow audio = session.openFlow(new byte[] {2}, FlowOptions.DEFAULT, simulation.now());
        int[] before = {bob.events(EndpointEvent.MessageArrived.class).size()};
        alice.driver.execute(() -> {
            for (int count = 0; count < 20; count++) {
                flow.write(new byte[MESSAGE], Reliability.FULL, simulation.now());
            }
        });
        for (int count = 0; count < 300; count++) {
            alice.driver.execute(() -> audio.write(new byte[80], Reliability.FULL, simulation.now()));
            simulation.runFor(20 * Time.MILLISECOND);
        }
        assertThat(bob.events(EndpointEvent.MessageArrived.class).size() - before[0]).isEqualTo(320);
    }
}
