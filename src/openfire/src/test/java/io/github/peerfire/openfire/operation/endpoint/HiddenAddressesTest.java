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
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where addresses are not to be shown, nothing else tells them: neither an order nor what is found. */
class HiddenAddressesTest implements PeerSource {

    private List<String> addresses = List.of();
    private boolean shown;
    private final LiveEndpoints endpoints = new LiveEndpoints(this, new StoppedRendezvous(),
            new RegistryFixture().registry, new InMemoryKeyStore(), holder -> { },
            new RtmfpProperties(name -> name.equals("plugin.rtmfp.showAddresses") && !shown ? "false" : null).privacy(),
            new Acts(NoDatabase.trail()));

    @Override
    public Collection<ConnectedPeer> peers() {
        return Stream.iterate(0, i -> i < addresses.size(), i -> i + 1).map(i -> {
            byte[] id = new byte[PeerId.LENGTH];
            id[0] = (byte) (7 * i);
            return new ConnectedPeer(i, new PeerId(id), true, new InetSocketAddress(addresses.get(i), 1935), "",
                    new byte[32], new byte[32], Instant.ofEpochSecond(100 - i));
        }).toList();
    }

    @Override
    public CompletableFuture<Map<Long, PeerDetails>> details(List<Long> connectionIds) {
        return CompletableFuture.completedFuture(connectionIds.stream().collect(Collectors.toMap(Function.identity(),
                id -> new PeerDetails(List.of(new InetSocketAddress(addresses.get(id.intValue()), 7)), NatMapping.NONE,
                        Duration.ofMillis(5)))));
    }

    private List<EndpointRow> found(List<String> where, EndpointQuery query) {
        addresses = where;
        return endpoints.find(query).rows();
    }

    @ParameterizedTest
    @EnumSource(EndpointSort.class)
    void noOrderDependsOnThem(EndpointSort sort) {
        for (boolean descending : new boolean[] {false, true}) {
            EndpointQuery query = new EndpointQuery("", sort, descending, 0, 10);
            List<EndpointRow> some = found(List.of("198.51.100.1", "198.51.100.2", "198.51.100.3"), query);
            List<EndpointRow> others = found(List.of("198.51.100.3", "198.51.100.1", "198.51.100.2"), query);
            assertThat(some).hasSize(3).isEqualTo(others);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.1", "198", ":1935", "198.51.100.1:1935", "[", "."})
    void noSearchTellsWhoHasOne(String search) {
        EndpointQuery query = new EndpointQuery(search, EndpointSort.JID, false, 0, 10);
        assertThat(found(List.of("198.51.100.1", "198.51.100.2"), query)).isEmpty();
    }

    @Test
    void itIsSaidByWhatOneMaySort() {
        assertThat(endpoints.sorts()).doesNotContain(EndpointSort.ADDRESS).contains(EndpointSort.JID, EndpointSort.NAT);
        shown = true;
        assertThat(endpoints.sorts()).containsExactlyInAnyOrder(EndpointSort.values());
        assertThat(found(List.of("198.51.100.3", "198.51.100.1"),
                new EndpointQuery("198.51", EndpointSort.ADDRESS, false, 0, 10)))
                .extracting(EndpointRow::connectionId).containsExactly(1L, 0L);
    }
}
