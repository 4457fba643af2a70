package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.flash.ConnectArguments;
import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetConnectionConfig;
import io.github.peerfire.flash.NetStatusException;
import io.github.peerfire.flash.RtmfpUri;
import io.github.peerfire.rendezvous.keys.DeveloperKeys;
import io.github.peerfire.rendezvous.keys.InMemoryKeyStore;
import io.github.peerfire.rendezvous.keys.KeyHolders;
import io.github.peerfire.rendezvous.keys.KeyTerms;
import io.github.peerfire.rtmfp.session.CloseReason;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The rendezvous as people run it: over sockets, with clients of our own. */
@Timeout(180)
class RendezvousOverUdpTest {

    private static final String SECRET = "Zk3nB0q8RfY2sTtJ5wXvLg";

    private final BlockingQueue<ConnectedPeer> disconnected = new LinkedBlockingQueue<>();

    @Test
    void aClientWithAProvenTicketIsAdmittedOnceAndKnownUntilItLeaves() throws Exception {
        try (RendezvousServer server = start(0, new TicketAuthorizer().add("id", SECRET))) {
            NetConnection client = connect(server, (near, far) ->
                    List.of("xmpp-ticket", "id", TicketAuthorizer.hex(far, SECRET)));

            assertThat(client.information().property("authToken").asText())
                    .contains(TicketAuthorizer.hex(client.nearNonce(), SECRET));
            assertThat(server.find(client.nearId())).hasValueSatisfying(peer -> {
                assertThat(peer.owner()).isEqualTo("id");
                assertThat(peer.serverNonce()).isEqualTo(client.farNonce());
            });
            assertThatThrownBy(() -> connect(server, ConnectArguments.of("xmpp-ticket", "id")))
                    .hasCauseInstanceOf(NetStatusException.class);

            client.closeAsync().join();

            assertThat(disconnected.poll(60, TimeUnit.SECONDS)).extracting(ConnectedPeer::id)
                    .isEqualTo(client.nearId());
            assertThat(server.peers()).isEmpty();
        }
    }

    @Test
    void twoClientsAreIntroducedAndTalkDirectly() throws Exception {
        InMemoryKeyStore store = new InMemoryKeyStore();
        new DeveloperKeys(store, new SecureRandom()::nextBytes, Clock.systemUTC())
                .adopt("xmpp-test", KeyTerms.of("test"));
        ConnectAuthorizer keys = new KeyHolders(store);
        try (RendezvousServer server = start(0, keys)) {
            NetConnection alice = connect(server, ConnectArguments.of());
            NetConnection bob = connect(server, ConnectArguments.of());
            DirectTalk.untilHeard(alice, bob);

            assertThat(server.statistics().introductions()).isPositive();
            CompletableFuture.allOf(alice.closeAsync(), bob.closeAsync()).join();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void clientsOnDifferentEventLoopsTalkDirectly() throws Exception {
        RendezvousConfig config = RendezvousConfig.builder()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).loops(2).build();
        try (RendezvousServer server = RendezvousServer.start(config,
                request -> new ConnectDecision.Accepted("anybody", Map.of()),
                (askers, target) -> CompletableFuture.completedStage(true), PeerListener.NONE).join()) {
            List<NetConnection> clients = new ArrayList<>();
            Map<RendezvousEndpoint, NetConnection> byLoop = new LinkedHashMap<>();
            // which loop gets a client is the system's choice: one of 2^20 runs misses one
            while (byLoop.size() < 2 && clients.size() < 20) {
                NetConnection client = connect(server, ConnectArguments.of());
                clients.add(client);
                byLoop.put(server.state().registry().find(client.nearId()).orElseThrow().endpoint(), client);
            }
            Iterator<NetConnection> two = byLoop.values().iterator();
            NetConnection alice = two.next();
            NetConnection bob = two.next();
            DirectTalk.untilHeard(alice, bob);

            assertThat(server.statistics().peersConnected()).isEqualTo(clients.size());
            assertThat(server.traffic().join().handedOver()).isZero();
            CompletableFuture.allOf(clients.stream().map(NetConnection::closeAsync)
                    .toArray(CompletableFuture<?>[]::new))
                    .join();
        }
    }

    @Test
    void aPortInUseIsSaidAndAClosedServersPortIsFree() {
        RendezvousServer first = start(0, request -> new ConnectDecision.Rejected("", ""));
        int port = first.boundAddresses().get(0).getPort();

        assertThatThrownBy(() -> start(port, request -> new ConnectDecision.Rejected("", "")))
                .hasCauseInstanceOf(BindException.class);

        first.close();
        start(port, request -> new ConnectDecision.Rejected("", "")).close();
    }

    private RendezvousServer start(int port, ConnectAuthorizer authorizer) {
        RendezvousConfig config = RendezvousConfig.builder()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .build();
        return RendezvousServer.start(config, authorizer,
                (askers, target) -> CompletableFuture.completedFuture(true), new Departures()).join();
    }

    private static NetConnection connect(RendezvousServer server, ConnectArguments arguments) {
        InetSocketAddress address = server.boundAddresses().get(0);
        URI uri = URI.create("rtmfp://" + address.getHostString() + ":" + address.getPort() + "/xmpp-test");
        return NetConnection.connect(
                RtmfpUri.of(uri), NetConnectionConfig.builder().arguments(arguments).build()).join();
    }

    /** Remembers who left. */
    private final class Departures implements PeerListener {

        @Override
        public void disconnected(ConnectedPeer peer, CloseReason why) {
            disconnected.add(peer);
        }
    }
}
