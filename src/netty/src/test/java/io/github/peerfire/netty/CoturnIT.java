package io.github.peerfire.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.netty.turn.TurnStatistics;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.TurnServer;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.testbed.turn.Coturn;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Endpoints that go through a real TURN server. Whether a datagram went there, its own log and our counters say. */
@Timeout(180)
class CoturnIT {

    private static final byte[] ANY_SERVER = FlashEndpointDiscriminator.ofUri("rtmfp://localhost/test").encoded();
    private static final String[] LONG_TERM = {"--lt-cred-mech", "--user=alice:secret", "--realm=example.org"};

    private final NettyEndpointDriverFactory direct = new NettyEndpointDriverFactory();

    @BeforeAll
    static void coturnIsThere() {
        assumeTrue(Coturn.isInstalled(), Coturn.HOW_TO_INSTALL);
    }

    private static Coturn start(String... options) {
        return Coturn.start(0, options);
    }

    private NettyEndpointDriverFactory through(TurnServer server) {
        return direct.withTurn(List.of(server));
    }

    private static InetSocketAddress relayed(Party party, Coturn coturn) throws InterruptedException {
        while (party.driver.localAddresses().stream().noneMatch(coturn::lends)) {
            party.await(EndpointEvent.InterfacesChanged.class);
        }
        return party.driver.localAddresses().stream().filter(coturn::lends).findFirst().orElseThrow();
    }

    private static long count(Party party, ToLongFunction<TurnStatistics> counter) {
        return party.<Long>call(self -> counter.applyAsLong(self.relays().get(0).statistics()));
    }

    @Test
    void addressesOfBothFamiliesAreLentToWhoHasThePassword() throws Exception {
        try (Coturn coturn = start(LONG_TERM);
                Party party = Party.client(
                        through(coturn.server().withCredentials("alice", "secret")), Party.ANY_PORT)) {
            relayed(party, coturn);

            List<InetSocketAddress> lent = party.driver.localAddresses().stream().filter(coturn::lends).toList();
            assertThat(lent).hasSize(Coturn.hasIpv6() ? 2 : 1);
            assertThat(lent.stream().filter(address -> address.getAddress() instanceof Inet6Address).count())
                    .isEqualTo(Coturn.hasIpv6() ? 1 : 0);
            coturn.awaitLog("user <alice>: incoming packet ALLOCATE processed, success");
        }
    }

    @Test
    void aProxyWithoutAuthenticationIsUsedWithoutCredentials() throws Exception {
        try (Coturn coturn = start("--no-auth");
                Party party = Party.client(through(coturn.server()), Party.ANY_PORT)) {
            assertThat(relayed(party, coturn)).isNotNull();
        }
    }

    @Test
    void aWrongPasswordIsNamedAsTheReason() throws Exception {
        try (Coturn coturn = start(LONG_TERM);
                Party party = Party.client(
                        through(coturn.server().withCredentials("alice", "guess")), Party.ANY_PORT)) {
            EndpointEvent.RelayFailed failure = party.await(EndpointEvent.RelayFailed.class);

            assertThat(failure.reason()).isEqualTo("The TURN proxy " + coturn.server().uri()
                    + " does not accept the user name or password for its realm example.org.");
        }
    }

    @Test
    void missingCredentialsAreNamedAsTheReason() throws Exception {
        try (Coturn coturn = start(LONG_TERM);
                Party party = Party.client(through(coturn.server()), Party.ANY_PORT)) {
            assertThat(party.await(EndpointEvent.RelayFailed.class).reason())
                    .endsWith("asks for a user name and password for its realm example.org; none are configured.");
        }
    }

    @Test
    void aQuotaThatIsReachedIsNamedAsTheReason() throws Exception {
        try (Coturn coturn = start("--lt-cred-mech", "--user=alice:secret", "--realm=example.org", "--user-quota=1")) {
            NettyEndpointDriverFactory factory = through(coturn.server().withCredentials("alice", "secret"));
            try (Party first = Party.client(factory, Party.ANY_PORT)) {
                relayed(first, coturn);
                try (Party second = Party.client(factory, Party.ANY_PORT)) {
                    assertThat(second.await(EndpointEvent.RelayFailed.class).reason()).contains("quota")
                            .contains("486");
                }
            }
        }
    }

    @Test
    void whoIsOnlyReachedThroughTheProxyIsReachedOverAChannel() throws Exception {
        assumeTrue(Coturn.hasIpv6(), "this machine has no IPv6");
        InetSocketAddress ipv6Only = new InetSocketAddress("::1", 0);
        try (Coturn coturn = start(LONG_TERM);
                Party server = Party.server(direct, Party.ANY_PORT);
                Party client = Party.client(
                        through(coturn.server().withCredentials("alice", "secret")), ipv6Only)) {
            relayed(client, coturn);
            Session session = client.call(self ->
                    self.endpoint().open(ANY_SERVER, List.of(server.address()), self.now()));
            client.await(EndpointEvent.SessionOpened.class);

            SendFlow flow = client.call(self -> session.openFlow(new byte[] {1}, FlowOptions.DEFAULT, self.now()));
            for (int i = 0; i < 20; i++) {
                client.call(self -> flow.write(new byte[5_000], Reliability.FULL, self.now()));
                server.await(EndpointEvent.MessageArrived.class);
            }

            Session far = server.call(self -> self.endpoint().sessions().iterator().next());
            assertThat(coturn.lends(server.call(self -> far.farAddress()))).isTrue();
            assertThat(count(client, TurnStatistics::channelsBoundCount)).isEqualTo(1);
            assertThat(count(client, TurnStatistics::channelDataSentCount)).isGreaterThan(80);
            assertThat(count(client, TurnStatistics::channelDataReceivedCount)).isGreaterThan(10);
            assertThat(count(client, TurnStatistics::indicationsSentCount)).isLessThan(5);
            coturn.awaitLog("CHANNEL_BIND processed, success");
        }
    }

    @Test
    void theDirectWayIsTakenWhereItLeadsToTheFarEnd() throws Exception {
        try (Coturn coturn = start(LONG_TERM);
                Party server = Party.server(direct, Party.ANY_PORT);
                Party client = Party.client(
                        through(coturn.server().withCredentials("alice", "secret")), Party.ANY_PORT)) {
            relayed(client, coturn);
            client.call(self -> self.endpoint().open(ANY_SERVER, List.of(server.address()), self.now()));
            client.await(EndpointEvent.SessionOpened.class);

            Session far = server.await(EndpointEvent.SessionOpened.class).session();
            assertThat(server.<InetSocketAddress>call(self -> far.farAddress())).isEqualTo(client.address());
            assertThat(count(client, TurnStatistics::indicationsSentCount)).isZero();
        }
    }

    @Test
    void anAllocationAndItsNonceAreRenewedInTime() throws Exception {
        try (Coturn coturn = start("--lt-cred-mech", "--user=alice:secret", "--realm=example.org",
                        "--max-allocate-lifetime=2", "--stale-nonce=1");
                Party party = Party.client(
                        through(coturn.server().withCredentials("alice", "secret")), Party.ANY_PORT)) {
            InetSocketAddress lent = relayed(party, coturn);
            coturn.awaitLog("REFRESH processed, success", 3);

            assertThat(coturn.count("error 438")).isPositive();
            assertThat(coturn.count("allocation timeout")).isZero();
            assertThat(party.driver.localAddresses()).contains(lent);
        }
    }

    @Test
    void aProxyThatForgotTheAllocationIsAskedForAnotherOne() throws Exception {
        Coturn before = start("--no-auth", "--max-allocate-lifetime=4");
        try (Party party = Party.client(through(before.server()), Party.ANY_PORT)) {
            relayed(party, before);
            before.close();
            try (Coturn after = Coturn.start(before.port(), "--no-auth")) {
                after.awaitLog("REFRESH processed, error 437");
                after.awaitLog("ALLOCATE processed, success");
                assertThat(party.await(EndpointEvent.RelayFailed.class).reason())
                        .contains("does not know the allocation");
                assertThat(relayed(party, after)).isNotNull();
            }
        } finally {
            before.close();
        }
    }

    @Test
    void addressesAreGivenBackAtTheEnd() throws Exception {
        try (Coturn coturn = start(LONG_TERM)) {
            Party party = Party.client(through(coturn.server().withCredentials("alice", "secret")), Party.ANY_PORT);
            relayed(party, coturn);
            party.close();

            coturn.awaitLog("refreshed, realm=<example.org>, username=<alice>, lifetime=0");
        }
    }
}
