package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetConnectionConfig;
import io.github.peerfire.flash.NetStatus;
import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.PublishedStream;
import io.github.peerfire.flash.RtmfpUri;
import io.github.peerfire.flash.StatusCode;
import io.github.peerfire.rtmfp.TurnServer;
import io.github.peerfire.testbed.turn.Coturn;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What the article promises of proxies: a backup, towards the server and between peers. With a real proxy and
 * rendezvous.
 */
@Timeout(180)
class ConnectionThroughTurnIT {

    private static final InetSocketAddress IPV4 = new InetSocketAddress("127.0.0.1", 0);
    /** The rendezvous has IPv4 only: such a client reaches it through a proxy or not at all. */
    private static final InetSocketAddress IPV6_ONLY = new InetSocketAddress("::1", 0);
    private static final long RELAY_DELAY = TimeUnit.SECONDS.toNanos(3);

    private final BlockingQueue<NetStatus> statuses = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @BeforeAll
    static void coturnIsThere() {
        assumeTrue(Coturn.isInstalled(), Coturn.HOW_TO_INSTALL);
        assumeTrue(Coturn.hasIpv6(), "this machine has no IPv6");
    }

    private static Coturn startCoturn() {
        return Coturn.start(0, "--lt-cred-mech", "--user=alice:secret", "--realm=example.org");
    }

    private static TurnServer withPassword(Coturn coturn) {
        return coturn.server().withCredentials("alice", "secret");
    }

    private static RendezvousServer startRendezvous() {
        RendezvousConfig config = RendezvousConfig.builder().bind(IPV4).build();
        return RendezvousServer.start(config, request -> new ConnectDecision.Accepted("anybody", Map.of()),
                (askers, target) -> CompletableFuture.completedFuture(true), PeerListener.NONE).join();
    }

    private NetConnectionConfig.Builder config(InetSocketAddress bind, TurnServer... proxies) {
        return NetConnectionConfig.builder().bind(bind).turn(proxies).onStatus(statuses::add);
    }

    private NetConnection connect(InetSocketAddress server, InetSocketAddress bind, TurnServer... proxies) {
        return connect(server, config(bind, proxies));
    }

    private NetConnection connect(InetSocketAddress server, NetConnectionConfig.Builder config) {
        return attempt(server, config).join();
    }

    private static CompletableFuture<NetConnection> attempt(
            InetSocketAddress server, NetConnectionConfig.Builder config) {
        RtmfpUri uri = RtmfpUri.parse("rtmfp://" + server.getAddress().getHostAddress() + ":" + server.getPort()
                + "/x");
        return NetConnection.connect(uri, config.build());
    }

    /** Until the publisher's words arrive at who plays. */
    private void talk(NetConnection publisher, NetConnection player) throws InterruptedException {
        PublishedStream published = NetStream.publishDirect(publisher, "media");
        NetStream.playFrom(player, publisher.nearId(), "media").onData((handler, arguments) -> heard.add(handler));
        String handler = "";
        while (!"onIm".equals(handler)) {
            published.send("onIm", "hello");
            handler = heard.poll(100, TimeUnit.MILLISECONDS);
        }
    }

    @Test
    void whereUdpIsBlockedTheServerIsReachedThroughTheProxyAfterTheDirectWayWasTried() throws Exception {
        try (Coturn coturn = startCoturn(); RendezvousServer server = startRendezvous();
                Firewall firewall = new Firewall(server.boundAddresses().get(0), coturn::lends)) {
            long begin = System.nanoTime();
            NetConnection client = connect(firewall.address(), IPV4, withPassword(coturn));
            long took = System.nanoTime() - begin;

            assertThat(took).isGreaterThanOrEqualTo(RELAY_DELAY);
            assertThat(firewall.refused()).as("direct hellos").isGreaterThanOrEqualTo(2);
            coturn.awaitLog("CHANNEL_BIND processed, success");
            client.closeAsync().join();
        }
    }

    @Test
    void whereUdpGetsThroughTheProxyCarriesNothing() throws Exception {
        try (Coturn coturn = startCoturn(); RendezvousServer server = startRendezvous()) {
            NetConnection alice = connect(server.boundAddresses().get(0), IPV4, withPassword(coturn));
            NetConnection bob = connect(server.boundAddresses().get(0), IPV4, withPassword(coturn));
            coturn.awaitLog("ALLOCATE processed, success", 2);
            talk(bob, alice);

            assertThat(coturn.count("CHANNEL_BIND")).isZero();
            CompletableFuture.allOf(alice.closeAsync(), bob.closeAsync()).join();
        }
    }

    @Test
    void onePeerWithAProxyIsEnoughToTalk() throws Exception {
        try (Coturn coturn = startCoturn(); RendezvousServer server = startRendezvous()) {
            NetConnection alice = connect(server.boundAddresses().get(0), IPV4);
            NetConnection bob = connect(server.boundAddresses().get(0), IPV6_ONLY, withPassword(coturn));
            talk(bob, alice);

            assertThat(coturn.lends(server.find(bob.nearId()).orElseThrow().observed())).isTrue();
            CompletableFuture.allOf(alice.closeAsync(), bob.closeAsync()).join();
        }
    }

    @Test
    void twoPeersWhoReachNobodyDirectlyTalkThroughTheirProxies() throws Exception {
        try (Coturn coturnOfAlice = startCoturn(); Coturn coturnOfBob = startCoturn();
                RendezvousServer server = startRendezvous()) {
            InetSocketAddress address = server.boundAddresses().get(0);
            NetConnection alice = connect(address, IPV6_ONLY, withPassword(coturnOfAlice));
            NetConnection bob = connect(address, IPV6_ONLY, withPassword(coturnOfBob));
            talk(bob, alice);
            talkBack(alice, bob);

            coturnOfAlice.awaitLog("CHANNEL_BIND processed, success", 2);
            coturnOfBob.awaitLog("CHANNEL_BIND processed, success", 2);
            CompletableFuture.allOf(alice.closeAsync(), bob.closeAsync()).join();
        }
    }

    private void talkBack(NetConnection publisher, NetConnection player) throws InterruptedException {
        heard.clear();
        talk(publisher, player);
    }

    @Test
    void aProxyThatRefusesIsNamedWhereNothingElseLeadsToTheServer() throws Exception {
        try (Coturn coturn = startCoturn(); RendezvousServer server = startRendezvous()) {
            TurnServer refusing = coturn.server().withCredentials("alice", "guess");
            CompletableFuture<NetConnection> attempt;
            Duration time = Duration.ofSeconds(1);
            do {
                // A busy machine may not have heard of the refusal when there is no time left to connect.
                time = time.multipliedBy(2);
                statuses.clear();
                attempt = attempt(server.boundAddresses().get(0), config(IPV6_ONLY, refusing).connectTimeout(time));
            } while (!isRefusedBeforeItFails(attempt));

            assertThatThrownBy(attempt::join)
                    .hasMessageContaining("The server did not answer in time.")
                    .hasMessageContaining("does not accept the user name or password");
            assertThat(statuses.poll()).satisfies(status -> {
                assertThat(status.code()).isEqualTo(StatusCode.CONNECT_NETWORK_CHANGE);
                assertThat(status.description()).contains("for its realm example.org");
            });
        }
    }

    /** Both are told on the same thread. */
    private boolean isRefusedBeforeItFails(CompletableFuture<NetConnection> attempt) {
        return attempt.handle((connection, failure) -> !statuses.isEmpty()).join();
    }
}
