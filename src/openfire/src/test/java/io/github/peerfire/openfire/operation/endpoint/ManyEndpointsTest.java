package io.github.peerfire.openfire.operation.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.openfire.binding.RegistryFixture;
import io.github.peerfire.openfire.operation.Acts;
import io.github.peerfire.openfire.operation.StoppedRendezvous;
import io.github.peerfire.openfire.settings.RtmfpProperties;
import io.github.peerfire.openfire.storage.NoDatabase;
import io.github.peerfire.rendezvous.ConnectedPeer;
import io.github.peerfire.rendezvous.check.NatMapping;
import io.github.peerfire.rendezvous.check.PeerDetails;
import io.github.peerfire.rendezvous.keys.InMemoryKeyStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 100,000 endpoints, of which a page shows 50: event loops are asked about no more than it takes. */
class ManyEndpointsTest implements PeerSource {

    private static final int MANY = 100_000;
    private static final int PAGE = 50;
    private static final List<ConnectedPeer> PEERS = peersInNoOrder();

    private final LiveEndpoints endpoints = new LiveEndpoints(this, new StoppedRendezvous(),
            new RegistryFixture().registry, new InMemoryKeyStore(), holder -> { },
            new RtmfpProperties(name -> null).privacy(), new Acts(NoDatabase.trail()));
    private int asked;

    private static List<ConnectedPeer> peersInNoOrder() {
        List<ConnectedPeer> peers = new ArrayList<>(MANY);
        for (int i = 0; i < MANY; i++) {
            int mixed = (int) (i * 7919L % MANY);
            byte[] id = ByteBuffer.allocate(PeerId.LENGTH).putInt(mixed * 31).putInt(mixed).array();
            peers.add(new ConnectedPeer(mixed, new PeerId(id), true, new InetSocketAddress(address(mixed), 1935), "",
                    new byte[32], new byte[32], Instant.ofEpochSecond(mixed % 1000)));
        }
        return peers;
    }

    private static InetAddress address(int number) {
        try {
            return InetAddress.getByAddress(ByteBuffer.allocate(4).putInt(0x0A000000 + number).array());
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Collection<ConnectedPeer> peers() {
        return PEERS;
    }

    @Override
    public CompletableFuture<Map<Long, PeerDetails>> details(List<Long> connectionIds) {
        asked += connectionIds.size();
        return CompletableFuture.completedFuture(connectionIds.stream().collect(Collectors.toMap(Function.identity(),
                id -> new PeerDetails(List.of(), NatMapping.NONE, Duration.ofMillis(id % 300)))));
    }

    @ParameterizedTest
    @EnumSource(EndpointSort.class)
    void aPageAsksOnlyAboutItsRowsUnlessItIsSortedByWhatEventLoopsKnow(EndpointSort sort) {
        EndpointPage page = find("", sort, MANY / 2);
        assertThat(page.rows()).hasSize(PAGE);
        assertThat(page.total()).isEqualTo(MANY);
        assertThat(asked).isEqualTo(sort == EndpointSort.NAT || sort == EndpointSort.ROUND_TRIP ? MANY : PAGE);
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrOverlap() {
        assertThat(find("", EndpointSort.ADDRESS, 99_900).rows()).first()
                .extracting(EndpointRow::connectionId).isEqualTo(99_900L);
        assertThat(find("", EndpointSort.ADDRESS, 99_950).rows()).extracting(EndpointRow::connectionId)
                .startsWith(99_950L).endsWith(99_999L).hasSize(PAGE);
        assertThat(find("", EndpointSort.ADDRESS, Integer.MAX_VALUE).offset()).isEqualTo(99_950);
    }

    @Test
    void oneOfManyIsFoundAndOnlyThatOneAskedAbout() {
        EndpointPage page = find("10.1.134.159:", EndpointSort.SINCE, 0);
        assertThat(page.rows()).extracting(EndpointRow::connectionId).containsExactly(99_999L);
        assertThat(asked).isEqualTo(1);
    }

    private EndpointPage find(String search, EndpointSort sort, int offset) {
        return endpoints.find(new EndpointQuery(search, sort, false, offset, PAGE));
    }
}
