package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetConnectionConfig;
import io.github.peerfire.flash.RtmfpUri;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.rendezvous.relay.FreePorts;
import io.github.peerfire.rendezvous.relay.RelaySettings;
import io.github.peerfire.rendezvous.trace.IntroductionOutcome;
import io.github.peerfire.rendezvous.trace.IntroductionReport;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the rendezvous does beside introducing, over sockets, for clients of our own as they are. */
@Timeout(180)
class RendezvousServicesOverUdpTest {

    private static final int FIRST_PORT = FreePorts.firstOf(20);
    private static final RelaySettings RELAY = new RelaySettings(
            FIRST_PORT, FIRST_PORT + 19, Duration.ofSeconds(1), 10, 4, 500_000, 1_000_000_000, 5_000_000,
            Duration.ofSeconds(60));

    @Test
    void aClientOfOursIsToldWhatItsConnectivityIsLike() throws Exception {
        InetSocketAddress any = new InetSocketAddress("127.0.0.1", 0);
        try (RendezvousServer server = start(RendezvousConfig.builder().bind(any).probe(any).build())) {
            NetConnection client = connect(server.boundAddresses().get(0), any);

            AmfValue result = client.call("checkConnectivity").get(60, TimeUnit.SECONDS);

            assertThat(result.property("publicAddress").asText().orElse("")).startsWith("127.0.0.1:");
            assertThat(result.property("mapping").asText()).contains("endpoint-independent");
            assertThat(result.property("filtering").asText()).contains("open");
            assertThat(result.property("verdict").asText()).contains("direct");
            assertThat(result.property("authenticated")).isEqualTo(AmfValue.of(true));
            // RFC 7016 §2.2.4: timestamps have ticks of 4 ms, so the way over loopback may take none.
            assertThat(result.property("roundTripMillis").asNumber().orElse(-1.0)).isNotNegative();
            client.closeAsync().join();
        }
    }

    @Test
    void aClientOnTheServersOwnMachineIsNotTakenForOneBehindANat() throws Exception {
        InetSocketAddress all = new InetSocketAddress("0.0.0.0", 0);
        try (RendezvousServer server = start(RendezvousConfig.builder().bind(all).probe(all).build())) {
            InetSocketAddress here = new InetSocketAddress("127.0.0.1", server.boundAddresses().get(0).getPort());
            NetConnection client = connect(here, all);
            assertThat(mapping(client)).isIn("none", "endpoint-independent");
            client.closeAsync().join();
        }
    }

    @Test
    void aSecondPortIsOpenedAndClosedOnAllEventLoopsWhileAClientIsConnected() throws Exception {
        InetSocketAddress any = new InetSocketAddress("127.0.0.1", 0);
        int loops = System.getProperty("os.name").equals("Linux") ? 2 : 1;
        try (RendezvousServer server = start(RendezvousConfig.builder().bind(any).loops(loops).build())) {
            NetConnection client = connect(server.boundAddresses().get(0), any);
            assertThat(mapping(client)).isEqualTo("unknown");

            server.reconfigure(RendezvousConfig.builder().bind(any).loops(loops).probe(any).build()).join();
            InetSocketAddress second = server.boundAddresses().get(1);
            assertThatThrownBy(() -> new DatagramSocket(second).close()).isInstanceOf(BindException.class);
            assertThat(mapping(client)).isEqualTo("endpoint-independent");

            server.reconfigure(RendezvousConfig.builder().bind(any).loops(loops).build()).join();
            new DatagramSocket(second).close();
            assertThat(mapping(client)).isEqualTo("unknown");
            assertThat(server.boundAddresses()).hasSize(1);
            client.closeAsync().join();
        }
    }

    private static String mapping(NetConnection client) throws Exception {
        return client.call("checkConnectivity").get(60, TimeUnit.SECONDS).property("mapping").asText().orElse("");
    }

    /** One has IPv4 only and the other IPv6 only, so that nothing but the relay leads from one to the other. */
    @Test
    void peersOfDifferentFamiliesReachEachOtherThroughTheRelay() throws Exception {
        assumeTrue(hasIpv6(), "this machine has no IPv6");
        InetSocketAddress ipv4 = new InetSocketAddress("127.0.0.1", 0);
        InetSocketAddress ipv6 = new InetSocketAddress("::1", 0);
        try (RendezvousServer server =
                start(RendezvousConfig.builder().bind(ipv4).bind(ipv6).relay(RELAY).build())) {
            NetConnection alice = connect(server.boundAddresses().get(0), ipv4);
            NetConnection bob = connect(server.boundAddresses().get(1), ipv6);
            DirectTalk.untilHeard(alice, bob);

            assertThat(server.relayStatistics().packets()).isPositive();
            assertThat(server.introductions()).extracting(IntroductionReport::outcome)
                    .containsExactly(IntroductionOutcome.RELAYED);
            CompletableFuture.allOf(alice.closeAsync(), bob.closeAsync()).join();
        }
    }

    private static boolean hasIpv6() {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName("::1"), 0))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private RendezvousServer start(RendezvousConfig config) {
        return RendezvousServer.start(config, request -> new ConnectDecision.Accepted("anybody", Map.of()),
                (askers, target) -> CompletableFuture.completedFuture(true), PeerListener.NONE).join();
    }

    private static NetConnection connect(InetSocketAddress server, InetSocketAddress bind) {
        String host = server.getAddress().getHostAddress();
        String literal = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return NetConnection.connect(RtmfpUri.of(URI.create("rtmfp://" + literal + ":" + server.getPort() + "/any")),
                NetConnectionConfig.builder().bind(bind).build()).join();
    }
}
