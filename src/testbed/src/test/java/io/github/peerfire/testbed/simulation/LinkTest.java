package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.common.Time;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkTest {

    private static final InetSocketAddress SENDER = TestPeer.address(192, 0, 2, 1, 1935);

    private final Simulation simulation = Simulation.seeded(1);
    private final List<byte[]> arrived = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private InetSocketAddress receiver;

    @BeforeEach
    void bind() throws BindException {
        receiver = simulation.network().bind(TestPeer.anyAddress(), (datagram, from) -> {
            arrived.add(datagram);
            times.add(simulation.now());
        });
    }

    private void send(Link link, int count, int length) {
        simulation.network().setLink(link);
        for (int index = 0; index < count; index++) {
            byte[] datagram = new byte[length];
            datagram[0] = (byte) index;
            datagram[1] = (byte) (index >> 8);
            simulation.network().send(datagram, SENDER, receiver);
        }
        simulation.runFor(10 * Time.SECOND);
    }

    private static int number(byte[] datagram) {
        return datagram[0] & 0xff | (datagram[1] & 0xff) << 8;
    }

    @Test
    void lossesAreAsManyAsAskedForAndInLimitedBursts() {
        send(Link.GOOD.withLoss(0.5, 3), 2_000, 100);
        assertThat(arrived.size()).isBetween(950, 1_200);
        int last = -1;
        int longest = 0;
        for (byte[] datagram : arrived) {
            longest = Math.max(longest, number(datagram) - last - 1);
            last = number(datagram);
        }
        assertThat(longest).isEqualTo(3);
    }

    @Test
    void longPacketsAreLostInSilenceAndHeadersCount() {
        send(Link.GOOD.withMtu(1_300), 1, 1_272);
        send(Link.GOOD.withMtu(1_300), 1, 1_273);
        assertThat(arrived).hasSize(1);
        assertThat(arrived.get(0)).hasSize(1_272);
    }

    @Test
    void aRateGivesEachItsTimeAndAQueueItsEnd() {
        send(Link.GOOD.withRate(8_000_000, 10_000), 50, 972);
        // 1000 bytes with headers take 1 ms; the queue holds ten
        assertThat(times.get(0)).isEqualTo(16 * Time.MILLISECOND);
        assertThat(times.get(1) - times.get(0)).isEqualTo(Time.MILLISECOND);
        assertThat(arrived.size()).isBetween(10, 11);
    }

    @Test
    void duplicatesCorruptionTruncationAndReorderingHappen() {
        send(Link.GOOD.withDuplication(1), 10, 100);
        assertThat(arrived).hasSize(20);
        arrived.clear();
        send(Link.GOOD.withCorruption(1), 10, 100);
        assertThat(arrived).hasSize(10);
        for (int index = 0; index < arrived.size(); index++) {
            assertThat(Math.abs(ones(arrived.get(index)) - Integer.bitCount(index))).isEqualTo(1);
        }
        arrived.clear();
        send(Link.GOOD.withTruncation(1), 10, 100);
        assertThat(arrived).hasSize(10).allMatch(datagram -> datagram.length < 100);
        arrived.clear();
        send(Link.GOOD.withReordering(0.5), 100, 100);
        assertThat(arrived).hasSize(100);
        assertThat(arrived.stream().map(LinkTest::number).toList()).isNotEqualTo(
                arrived.stream().map(LinkTest::number).sorted().toList());
    }

    private static int ones(byte[] datagram) {
        int count = 0;
        for (int index = 0; index < datagram.length; index++) {
            count += Integer.bitCount(datagram[index] & 0xff);
        }
        return count;
    }

    @Test
    void outagesComeAndGo() {
        Link link = Link.GOOD.withOutage(new Outage(Time.SECOND, Time.SECOND, 3 * Time.SECOND));
        for (int second = 0; second < 6; second++) {
            simulation.at(second * Time.SECOND + 1, () -> simulation.network().send(new byte[2], SENDER, receiver));
        }
        send(link, 0, 2);
        // dark in the second second and in the fifth
        assertThat(times.stream().map(time -> time / Time.SECOND).toList()).containsExactly(0L, 2L, 3L, 5L);
    }
}
