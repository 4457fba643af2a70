package io.github.peerfire.openfire.operation.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rendezvous.ConnectedPeer;
import io.github.peerfire.rendezvous.check.NatMapping;
import io.github.peerfire.rendezvous.check.PeerDetails;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointOrderTest {

    private static final Map<Long, PeerDetails> DETAILS = Map.of(
            1L, new PeerDetails(List.of(), NatMapping.UNKNOWN, Duration.ofMillis(5)),
            2L, new PeerDetails(List.of(), NatMapping.NONE, Duration.ofMillis(90)));

    private final List<Candidate> all = List.of(candidate(1, "bob@a/1", "", "10.0.0.9", 3),
            candidate(2, "alice@a/1", "", "10.0.0.10", 2), candidate(3, "", "game", "9.0.0.1", 1));

    private static Candidate candidate(long connection, String jid, String label, String address, int filling) {
        byte[] id = new byte[PeerId.LENGTH];
        id[0] = (byte) filling;
        ConnectedPeer peer = new ConnectedPeer(connection, new PeerId(id), true,
                new InetSocketAddress(address, 1935), "", new byte[32], new byte[32],
                Instant.ofEpochSecond(connection));
        return new Candidate(peer, jid, true, "", label);
    }

    @ParameterizedTest
    @CsvSource({"JID,false,213", "JID,true,123", "KEY,true,312", "PEER_ID,false,321", "ADDRESS,false,312",
            "SINCE,true,321", "ROUND_TRIP,false,123", "ROUND_TRIP,true,213", "NAT,false,213"})
    void whoHasNoValueComesLastEitherWay(EndpointSort sort, boolean descending, String expected) {
        List<Candidate> sorted = new ArrayList<>(all);
        sorted.sort(EndpointOrder.of(new EndpointQuery("", sort, descending, 0, 10), DETAILS));
        assertThat(sorted.stream().map(c -> Long.toString(c.peer().connectionId())).reduce("", String::concat))
                .isEqualTo(expected);
    }

    @Test
    void anEndpointIsFoundByAllThatNamesIt() {
        Candidate bob = all.get(0);
        assertThat(List.of("bob@", "0300000000", "10.0.0.9")).allMatch(text -> bob.has(text, true));
        assertThat(bob.has("10.0.0.9", false)).as("where addresses are not shown").isFalse();
        assertThat(bob.has("300000000", true)).as("not the beginning of its peer ID").isFalse();
        assertThat(all.get(2).has("gam", true)).isTrue();
    }

    @Test
    void aQueryKeepsWithinBounds() {
        EndpointQuery query = new EndpointQuery(" a ", EndpointSort.JID, false, -5, 1_000_000);
        assertThat(query).isEqualTo(new EndpointQuery("a", EndpointSort.JID, false, 0, EndpointQuery.MOST));
    }
}
