package io.github.peerfire.rendezvous.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.peerfire.rtmfp.common.Time;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RelayPairTest {

    private static final InetSocketAddress ALICE = new InetSocketAddress("203.0.113.5", 4_000);
    private static final InetSocketAddress BOB = new InetSocketAddress("203.0.113.6", 4_000);
    private static final byte[] PACKET = new byte[100];

    private final List<InetSocketAddress> sent = new ArrayList<>();
    private final RelaySide alice = side(1, ALICE.getAddress());
    private final RelaySide bob = side(2, BOB.getAddress());
    private final RelaySettings settings = RelaySettings.onPorts(20_000, 20_009);
    private final RelayTotals totals = new RelayTotals(settings);
    private long now;
    private int established;
    private final RelayPair pair = new RelayPair(alice, bob, settings, 0, totals, () -> now, () -> established++);

    private RelaySide side(long connection, InetAddress address) {
        RelaySide side = new RelaySide(connection, address);
        side.socket = new RelayTransport.Socket() {

            @Override
            public void send(byte[] datagram, InetSocketAddress to) {
                sent.add(to);
            }

            @Override
            public void close() {
                // What is closed is seen by the pair's own word.
            }
        };
        return side;
    }

    private void settle() {
        pair.fromFirst(PACKET, ALICE);
        pair.fromSecond(PACKET, BOB);
        pair.fromFirst(PACKET, ALICE);
        sent.clear();
    }

    @Test
    void nothingIsSentToWhoWasNotHeard() {
        pair.fromFirst(PACKET, ALICE);
        assertThat(sent).isEmpty();
        pair.fromSecond(PACKET, BOB);
        assertThat(sent).containsExactly(ALICE);
        assertThat(established).isZero();
        pair.fromFirst(PACKET, ALICE);
        assertThat(sent).containsExactly(ALICE, BOB);
        assertThat(established).isOne();
    }

    /** A1: somebody in a peer's name has no more sent there than he sends. */
    @Test
    void whatGoesSomewhereIsNeverMoreThanWhatCame() {
        for (int port = 1; port <= 100; port++) {
            pair.fromFirst(PACKET, ALICE);
            pair.fromSecond(PACKET, new InetSocketAddress(BOB.getAddress(), port));
        }

        assertThat(sent).hasSizeLessThanOrEqualTo(200);
        assertThat(sent.stream().filter(to -> to.getAddress().equals(BOB.getAddress())).count())
                .isLessThanOrEqualTo(100);
    }

    @Test
    void whoIsBehindTheSameAddressCannotTakeAPeersPlaceWhileItIsThere() {
        settle();
        InetSocketAddress neighbour = new InetSocketAddress(ALICE.getAddress(), 4_001);

        pair.fromFirst(PACKET, neighbour);
        pair.fromSecond(PACKET, BOB);
        assertThat(sent).containsExactly(ALICE);
        assertThat(totals.snapshot(1).packetsOfStrangers()).isOne();

        now += 5 * Time.SECOND; // its NAT may have given it another port meanwhile
        pair.fromFirst(PACKET, neighbour);
        pair.fromSecond(PACKET, BOB);
        assertThat(sent).containsExactly(ALICE, BOB, neighbour);
    }

    @Test
    void anotherAddressCountsOnceItIsProvenToTheServer() {
        settle();
        InetSocketAddress elsewhere = new InetSocketAddress("203.0.113.9", 4_000);
        pair.fromFirst(PACKET, elsewhere);
        assertThat(sent).isEmpty();

        pair.moved(1, elsewhere.getAddress());
        pair.fromFirst(PACKET, ALICE);
        assertThat(sent).isEmpty();
        pair.fromFirst(PACKET, elsewhere);
        assertThat(sent).containsExactly(BOB);
    }

    @Test
    void whatIsTooLongOrTooMuchIsDroppedAndCounted() {
        settle();
        pair.fromFirst(new byte[RelayPair.LONGEST + 1], ALICE);
        assertThat(sent).isEmpty();
        for (int i = 0; i < 10_000; i++) {
            pair.fromFirst(PACKET, ALICE);
        }
        assertThat(sent).hasSizeLessThanOrEqualTo((int) settings.bytesPerSecondAndPair() / PACKET.length);
        sent.clear();
        now += Time.SECOND / 10;
        for (int i = 0; i < 10_000; i++) {
            pair.fromFirst(PACKET, ALICE);
        }
        assertThat(sent).hasSize((int) settings.bytesPerSecondAndPair() / 10 / PACKET.length);
    }

    @Test
    void allPairsTogetherSendNoMoreThanTheirShare() {
        RelaySettings narrow = settings.withBytes(settings.bytesPerSecondAndPair(), settings.bytesPerPair(), 10_000);
        RelayTotals shared = new RelayTotals(narrow);
        List<RelayPair> pairs = List.of(pair(1, narrow, shared), pair(3, narrow, shared));
        for (int i = 0; i < 10_000; i++) {
            for (RelayPair one : pairs) {
                one.fromFirst(PACKET, ALICE);
                one.fromSecond(PACKET, BOB);
            }
        }

        assertThat(sent).hasSizeBetween(1, 10_000 / PACKET.length);
        assertThat(shared.snapshot(2).packetsLimited()).isPositive();
    }

    private RelayPair pair(long connection, RelaySettings limits, RelayTotals shared) {
        return new RelayPair(side(connection, ALICE.getAddress()), side(connection + 1, BOB.getAddress()), limits,
                0, shared, () -> now, () -> { });
    }

    @Test
    void aPairIsOverAfterSilenceAndAClosedOneForwardsNothing() {
        settle();
        now += settings.idle().toNanos() - 1;
        assertThat(pair.isOver(settings.idle().toNanos())).isFalse();
        now++;
        assertThat(pair.isOver(settings.idle().toNanos())).isTrue();
        pair.close();
        pair.fromFirst(PACKET, ALICE);
        assertThat(sent).isEmpty();
    }

    @Test
    void portsAreHandedOutOnceEach() {
        RelayPorts ports = new RelayPorts(settings, new Random(1)::nextBytes);
        List<Integer> taken = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            taken.add(ports.take().orElseThrow());
        }
        assertThat(taken).doesNotHaveDuplicates().allMatch(port -> port >= 20_000 && port <= 20_009).isNotEqualTo(
                taken.stream().sorted().toList());
        assertThat(ports.take()).isEmpty();
        ports.giveBack(20_004);
        assertThat(ports.take()).hasValue(20_004);
    }

    @Test
    void settingsOutOfBoundsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> RelaySettings.onPorts(1_000, 2_000));
        assertThatIllegalArgumentException().isThrownBy(() -> RelaySettings.onPorts(20_000, 20_000));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.withPairs(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.withBytes(1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RelaySettings(20_000, 20_009, Duration.ZERO, 1, 1,
                1_000, 1_000, 1_000, Duration.ofSeconds(60)));
    }
}
