package io.github.peerfire.netty.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.common.Time;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnPeersTest {

    private static final InetSocketAddress PEER = new InetSocketAddress("198.51.100.7", 4_000);
    private static final InetSocketAddress OTHER = new InetSocketAddress("203.0.113.9", 5_000);

    private final AllocationBench bench = AllocationBench.allocated();

    private static List<InetSocketAddress> peers(StunMessage message) {
        return message.xorAddresses(StunAttribute.XOR_PEER_ADDRESS);
    }

    /** With a permission for {@link #PEER}, to whom one datagram went. */
    private void permit() {
        bench.send(PEER, 10);
        bench.accept(bench.next());
        bench.all();
    }

    /** With a channel, too; returns its number. */
    private int bind() {
        permit();
        bench.receive(dataFrom(PEER));
        StunMessage request = bench.next();
        bench.accept(request);
        return (int) (request.uint32(StunAttribute.CHANNEL_NUMBER) >> 16);
    }

    private static byte[] dataFrom(InetSocketAddress peer) {
        return new StunWriter().begin(StunMethod.DATA, StunClass.INDICATION, new byte[12])
                .xorAddress(StunAttribute.XOR_PEER_ADDRESS, peer)
                .attribute(StunAttribute.DATA, new byte[] {1, 2, 3})
                .message();
    }

    @Test
    void theFirstDatagramWaitsForThePermission() {
        assertThat(bench.send(PEER, 10)).isEmpty();
        StunMessage request = bench.next();
        assertThat(request.method()).isEqualTo(StunMethod.CREATE_PERMISSION);
        assertThat(peers(request)).extracting(InetSocketAddress::getAddress).containsExactly(PEER.getAddress());
        assertThat(bench.next()).isNull();

        bench.accept(request);
        StunMessage indication = bench.next();
        assertThat(indication.method()).isEqualTo(StunMethod.SEND);
        assertThat(indication.kind()).isEqualTo(StunClass.INDICATION);
        assertThat(peers(indication)).containsExactly(PEER);
        assertThat(indication.value(StunAttribute.DATA)).hasSize(10);
    }

    @Test
    void permissionsThatAreWantedTogetherAreAskedForTogether() {
        bench.send(PEER, 10);
        StunMessage first = bench.next();
        for (int i = 1; i <= 20; i++) {
            bench.send(new InetSocketAddress("203.0.113." + i, 5_000), 10);
        }
        assertThat(bench.next()).as("one request at a time").isNull();
        bench.accept(first);

        List<StunMessage> next = bench.all().stream().filter(m -> m.method() == StunMethod.CREATE_PERMISSION).toList();
        assertThat(next).singleElement().satisfies(request -> assertThat(peers(request)).hasSize(16));
    }

    @Test
    void oneAddressThatIsForbiddenDoesNotKeepOthersFromTheirPermission() {
        InetSocketAddress third = new InetSocketAddress("203.0.113.10", 5_000);
        bench.send(third, 10);
        StunMessage first = bench.next();
        bench.send(PEER, 10);
        bench.send(OTHER, 10);
        bench.accept(first);
        bench.refuse(bench.all().get(1), 403);

        StunMessage alone = bench.next();
        assertThat(peers(alone)).hasSize(1);
        bench.refuse(alone, 403);
        bench.accept(bench.next());
        assertThat(bench.all()).singleElement().satisfies(sent -> assertThat(peers(sent)).containsExactly(OTHER));

        assertThat(bench.send(PEER, 10)).isEmpty();
        assertThat(bench.next()).as("what was refused is not asked for at once again").isNull();
        assertThat(bench.allocation.statistics().droppedCount()).isEqualTo(1);
    }

    @Test
    void aServerThatKnowsNoSuchRequestIsSentToAllTheSame() {
        bench.send(PEER, 10);
        bench.refuse(bench.next(), 400);

        assertThat(bench.next().method()).isEqualTo(StunMethod.SEND);
    }

    @Test
    void whoAnswersGetsAChannel() {
        permit();
        assertThat(bench.receive(dataFrom(PEER))).isTrue();
        assertThat(bench.received.source()).isEqualTo(PEER);
        assertThat(bench.received.length()).isEqualTo(3);

        StunMessage request = bench.next();
        assertThat(request.method()).isEqualTo(StunMethod.CHANNEL_BIND);
        assertThat(peers(request)).containsExactly(PEER);
        bench.accept(request);
        int channel = (int) (request.uint32(StunAttribute.CHANNEL_NUMBER) >> 16);
        assertThat(channel).isBetween(0x4000, 0x4fff);

        byte[] sent = bench.send(PEER, 1_000);
        assertThat(sent).hasSize(1_004).startsWith(channel >> 8, channel & 0xff, 1_000 >> 8, 1_000 & 0xff);
        assertThat(bench.receive(new byte[] {(byte) (channel >> 8), (byte) channel, 0, 2, 8, 9})).isTrue();
        assertThat(bench.received.source()).isEqualTo(PEER);
        assertThat(bench.received.offset()).isEqualTo(4);
        assertThat(bench.received.length()).isEqualTo(2);
    }

    @Test
    void whoIsSentToAgainAndAgainGetsAChannel() {
        permit();
        bench.send(PEER, 10);
        assertThat(bench.next()).isNull();
        bench.send(PEER, 10);

        assertThat(bench.next().method()).isEqualTo(StunMethod.CHANNEL_BIND);
    }

    @Test
    void whereNoChannelIsToBeHadIndicationsGoOn() {
        permit();
        bench.receive(dataFrom(PEER));
        bench.refuse(bench.next(), 508);

        assertThat(bench.send(PEER, 10)).isNotEmpty();
        assertThat(bench.next()).isNull();
    }

    @Test
    void whoHasNoPermissionDoesNotGetThrough() {
        assertThat(bench.receive(dataFrom(PEER))).isFalse();
        permit();
        assertThat(bench.receive(dataFrom(OTHER))).isFalse();
        assertThat(bench.receive(dataFrom(new InetSocketAddress(PEER.getAddress(), 9_999))))
                .as("a permission is for all ports").isTrue();
    }

    @Test
    void whatHasBeenDamagedOrCannotBeUnderstoodDoesNotGetThrough() {
        permit();
        byte[] damaged = data().fingerprint().message();
        assertThat(bench.receive(damaged)).isTrue();
        damaged[damaged.length - 1] ^= 1;
        assertThat(bench.receive(damaged)).isFalse();
        // RFC 8489 §6.3.2: an unknown attribute below 0x8000 has to be understood
        assertThat(bench.receive(data().attribute(0x8ffe, new byte[4]).message())).isTrue();
        assertThat(bench.receive(data().attribute(0x7ffe, new byte[4]).message())).isFalse();
    }

    private static StunWriter data() {
        return new StunWriter().begin(StunMethod.DATA, StunClass.INDICATION, new byte[12])
                .xorAddress(StunAttribute.XOR_PEER_ADDRESS, PEER).attribute(StunAttribute.DATA, new byte[] {1, 2, 3});
    }

    @Test
    void aChannelThatIsNobodysAndOneThatLiesAboutItsLengthAreDropped() {
        int channel = bind();
        assertThat(bench.receive(new byte[] {0x4f, (byte) 0xff, 0, 2, 8, 9})).isFalse();
        assertThat(bench.receive(new byte[] {(byte) (channel >> 8), (byte) channel, 0, 3, 8, 9})).isFalse();
        assertThat(bench.receive(new byte[] {(byte) (channel >> 8), (byte) channel, 0})).isFalse();
        assertThat(bench.allocation.statistics().droppedCount()).isEqualTo(3);
    }

    @Test
    void whatIsInUseIsRenewedBeforeTheServerForgetsIt() {
        bind();
        permitOther();
        for (int i = 0; i < 24; i++) {
            bench.pass(10 * Time.SECOND);
            bench.send(PEER, 10);
            bench.send(OTHER, 10);
        }
        bench.pass(6 * Time.SECOND);

        List<StunMethod> asked = bench.all().stream().filter(m -> m.kind() == StunClass.REQUEST)
                .map(StunMessage::method).distinct().toList();
        assertThat(asked).contains(StunMethod.CHANNEL_BIND, StunMethod.CREATE_PERMISSION);
    }

    private void permitOther() {
        bench.send(OTHER, 10);
        bench.accept(bench.next());
        bench.all();
    }

    @Test
    void whatIsNotInUseIsForgottenAndAskedForAgain() {
        bind();
        bench.pass(541 * Time.SECOND);
        List<StunMessage> sent = bench.all();
        bench.accept(sent.get(sent.size() - 1)); // the refresh of the allocation
        bench.pass(200 * Time.SECOND);
        sent.addAll(bench.all());
        assertThat(sent).noneMatch(m -> m.method() == StunMethod.CHANNEL_BIND
                || m.method() == StunMethod.CREATE_PERMISSION);

        assertThat(bench.send(PEER, 10)).isEmpty();
        assertThat(bench.next().method()).isEqualTo(StunMethod.CREATE_PERMISSION);
    }

    @Test
    void onlySoManyPeersAreRemembered() {
        permit();
        for (int others = 1; others < TurnPeers.MOST_PEERS + 10; others++) {
            byte[] sent = bench.send(new InetSocketAddress(PEER.getAddress(), 20_000 + others), 10);
            assertThat(sent.length > 0).as("to the %dth other", others).isEqualTo(others < TurnPeers.MOST_PEERS);
        }
        assertThat(bench.allocation.statistics().droppedCount()).isEqualTo(10);
    }
}
