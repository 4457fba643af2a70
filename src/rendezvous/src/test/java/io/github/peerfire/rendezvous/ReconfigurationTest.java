package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.flash.crypto.DiffieHellmanGroup;
import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.flash.message.UserControl;
import io.github.peerfire.flash.message.UserControlMessage;
import io.github.peerfire.rendezvous.check.ConnectivityResult;
import io.github.peerfire.rendezvous.check.NatMapping;
import io.github.peerfire.rendezvous.relay.RelaySettings;
import io.github.peerfire.rendezvous.trace.IntroductionStep;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.Dependence;
import io.github.peerfire.testbed.simulation.Nat;
import io.github.peerfire.testbed.simulation.NatSettings;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What can be set while clients are connected: it acts, and none of them notices more than it has to. */
class ReconfigurationTest {

    private static final String ALICE = "203.0.113.5";
    private static final String BOB = "203.0.113.6";
    private static final InetSocketAddress SECOND = new InetSocketAddress("198.51.100.1", 1936);
    private static final InetSocketAddress THIRD = new InetSocketAddress("198.51.100.1", 1937);
    private static final RelaySettings RELAY = RelaySettings.onPorts(20_000, 20_099);

    private final SimulatedRendezvous rendezvous = new SimulatedRendezvous(base().build());
    private final ScriptedClient bystander = rendezvous.admitted("203.0.113.9");

    private static RendezvousConfig.Builder base() {
        return RendezvousConfig.builder().bind(SimulatedRendezvous.ADDRESS).loops(2);
    }

    private void set(UnaryOperator<RendezvousConfig.Builder> changes) {
        CompletableFuture<Void> change = change(changes);
        rendezvous.until(change::isDone);
        change.join();
        rendezvous.pass(Time.SECOND / 10);
    }

    private CompletableFuture<Void> change(UnaryOperator<RendezvousConfig.Builder> changes) {
        return rendezvous.server.reconfigure(changes.apply(base()).build());
    }

    @AfterEach
    void nobodyWasDisconnected() {
        rendezvous.pass(Time.SECOND);
        assertThat(bystander.isClosed()).isFalse();
        assertThat(rendezvous.server.find(bystander.id())).isPresent();
    }

    @Test
    void aChangeIsDoneOnceAllEventLoopsHaveTakenItOver() {
        CompletableFuture<Void> change = change(config -> config.probe(SECOND));
        assertThat(change).isNotDone();
        rendezvous.until(change::isDone);

        assertThat(change).isCompleted();
        for (int loop = 0; loop < 2; loop++) {
            CompletableFuture<OwnAddresses> known = new CompletableFuture<>();
            rendezvous.server.state().loops().onLoop(loop, endpoint -> known.complete(endpoint.ownAddresses()));
            rendezvous.until(known::isDone);
            assertThat(known.join().contains(SECOND)).isTrue();
        }
    }

    @Test
    void whatIsToBeDoneOnAllEventLoopsIsOverOnceTheyAreClosed() {
        SimulatedRendezvous other = new SimulatedRendezvous(base().build());
        CompletableFuture<Void> closed = other.server.closeAsync();
        CompletableFuture<Void> late = other.server.state().loops().onEach(endpoint -> { });
        other.until(closed::isDone);

        assertThat(late).isCompleted();
        assertThat(other.server.reconfigure(base().build())).isCompletedExceptionally();
    }

    private static RendezvousLimits limits(int sessions, int perSource, int rejections, int lookups, int helloes) {
        return new RendezvousLimits(sessions, perSource, rejections, Duration.ofSeconds(10), lookups, helloes);
    }

    @Test
    void capacityAndTheShareOfASource() {
        set(config -> config.limits(limits(1, 256, 10, 5, 20)));
        assertThat(isRefused(ALICE, 50_000)).isTrue();

        set(config -> config.limits(limits(100, 1, 10, 5, 20)));
        rendezvous.client(ALICE, 50_002);
        assertThat(isRefused(ALICE, 50_003)).isTrue();

        set(config -> config);
        rendezvous.client(ALICE, 50_004);
    }

    private boolean isRefused(String address, int port) {
        long before = rendezvous.statistics().sessionsRefused();
        rendezvous.client(address, port);
        rendezvous.pass(Time.SECOND / 10);
        return rendezvous.statistics().sessionsRefused() > before;
    }

    @Test
    void rejectionsThatAreTakenOfASource() {
        rendezvous.authorizer = request -> new ConnectDecision.Rejected(ConnectDecision.Rejected.REJECTED, "no");
        rejected(50_010);
        rejected(50_011);
        set(config -> config.limits(limits(100, 256, 1, 5, 20)));

        assertThat(isRefused(ALICE, 50_012)).isTrue();
    }

    private void rejected(int port) {
        ScriptedClient client = rendezvous.client(ALICE, port);
        client.connect();
        rendezvous.until(client::isClosed);
    }

    @Test
    void lookupsOfOneAndHelloesToOne() {
        ScriptedClient alice = rendezvous.admitted(ALICE);
        set(config -> config.limits(limits(100, 256, 10, 1, 20)));
        long limited = rendezvous.statistics().lookupsLimited();
        for (int i = 0; i < 4; i++) {
            byte[] unknown = new byte[32];
            unknown[0] = (byte) i;
            alice.lookUp(new PeerId(unknown), SimulatedRendezvous.ADDRESS);
        }
        rendezvous.pass(Time.SECOND / 10);
        assertThat(rendezvous.statistics().lookupsLimited() - limited).isEqualTo(3);

        set(config -> config.limits(limits(100, 256, 10, 50, 1)));
        long introductions = rendezvous.statistics().introductions();
        alice.lookUp(bystander.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.admitted(BOB).lookUp(bystander.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.pass(Time.SECOND / 10);
        assertThat(rendezvous.statistics().introductions() - introductions).isEqualTo(1);
    }

    @Test
    void howLongASessionMayStayWithoutConnect() {
        set(config -> config.limits(
                new RendezvousLimits(100, 256, 10, Duration.ofSeconds(2), 5, 20)));
        ScriptedClient silent = rendezvous.client(ALICE);

        rendezvous.pass(3 * Time.SECOND);

        assertThat(silent.isClosed()).isTrue();
        assertThat(rendezvous.statistics().connectTimeouts()).isEqualTo(1);
    }

    @Test
    @Proves({"R7425-122", "R7425-128"})
    void keepalivePeriodsOfThoseWhoAreHere() {
        set(config -> config.keepalive(Duration.ofSeconds(7), Duration.ofSeconds(8)));

        assertThat(advice(bystander)).containsExactly(
                new UserControl.SetKeepaliveTimers(15_000, 10_000), new UserControl.SetKeepaliveTimers(7_000, 8_000));
        assertThat(advice(rendezvous.admitted(ALICE)))
                .containsExactly(new UserControl.SetKeepaliveTimers(7_000, 8_000));
    }

    private static List<UserControl> advice(ScriptedClient client) {
        return client.received.stream().map(ScriptedClient.Received::message)
                .filter(UserControlMessage.class::isInstance).map(message -> ((UserControlMessage) message).event())
                .filter(UserControl.SetKeepaliveTimers.class::isInstance).toList();
    }

    @Test
    void howSoonItIsKnownThatSomebodyVanished() {
        rendezvous.admitted(ALICE);
        set(config -> config.presence(new PresenceSettings(Duration.ofSeconds(3), Duration.ofSeconds(6))));
        rendezvous.admitted(BOB);
        rendezvous.simulation.network().setFilter((datagram, from, to) ->
                !from.getHostString().equals(ALICE) && !from.getHostString().equals(BOB));

        rendezvous.pass(9 * Time.SECOND);

        assertThat(rendezvous.disconnected).hasSize(2);
    }

    @Test
    void howManyIntroductionsAreRemembered() {
        ScriptedClient alice = rendezvous.admitted(ALICE);
        ScriptedClient bob = rendezvous.admitted(BOB);
        alice.lookUp(bystander.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.pass(Time.SECOND);
        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.pass(Time.SECOND);
        assertThat(rendezvous.server.introductions()).hasSize(2);

        set(config -> config.introductions(new IntroductionSettings(false, 1)));

        assertThat(rendezvous.server.introductions()).hasSize(1).first()
                .satisfies(report -> assertThat(report.target()).isEqualTo(bob.id()));
    }

    @Test
    void whereTheServerIsSeenFromOutside() throws Exception {
        InetAddress outside = InetAddress.getByName("192.0.2.77");
        set(config -> config.publicAddress(outside).advertise("rendezvous.example", 1935));

        assertThat(new OwnNode(rendezvous.server.state(), rendezvous).addresses())
                .containsExactly(new InetSocketAddress(outside, 1935));
        bystander.setPeerInfo("192.0.2.77:1935", "192.0.2.78:1935");
        rendezvous.pass(Time.SECOND);
        long id = rendezvous.server.find(bystander.id()).orElseThrow().connectionId();
        assertThat(rendezvous.server.state().registry().connection(id).orElseThrow().candidates())
                .as("the server itself is nobody's address").containsExactly(new InetSocketAddress("192.0.2.78", 1935));
    }

    @Test
    void theSecondPortComesMovesAndGoes() {
        ScriptedClient alice = behindNat(NatSettings.of(Dependence.NONE, Dependence.NONE));
        assertThat(check(alice).mapping()).isEqualTo(NatMapping.UNKNOWN);

        set(config -> config.probe(SECOND));
        assertThat(check(alice).mapping()).isEqualTo(NatMapping.ENDPOINT_INDEPENDENT);
        assertThat(isFree(SECOND)).isFalse();

        set(config -> config.probe(THIRD));
        assertThat(check(behindNat(NatSettings.of(Dependence.ADDRESS_AND_PORT, Dependence.NONE))).mapping())
                .isEqualTo(NatMapping.PORT_DEPENDENT);
        assertThat(isFree(SECOND)).isTrue();
        assertThat(isFree(THIRD)).isFalse();

        set(config -> config);
        assertThat(isFree(THIRD)).isTrue();
        assertThat(check(behindNat(NatSettings.of(Dependence.NONE, Dependence.NONE))).mapping())
                .isEqualTo(NatMapping.UNKNOWN);
        assertThat(rendezvous.server.boundAddresses()).containsExactly(SimulatedRendezvous.ADDRESS);
    }

    @Test
    void ifTheSecondPortIsTakenEverythingStaysAsItWas() throws Exception {
        rendezvous.simulation.network().bind(SECOND, (datagram, from) -> { });

        CompletableFuture<Void> change = change(config -> config.probe(SECOND).limits(limits(1, 1, 1, 1, 1)));

        assertThatThrownBy(change::join).hasCauseInstanceOf(BindException.class);
        assertThat(rendezvous.server.state().config()).isEqualTo(base().build());
        set(config -> config.probe(THIRD));
        assertThat(check(behindNat(NatSettings.of(Dependence.NONE, Dependence.NONE))).mapping())
                .isEqualTo(NatMapping.ENDPOINT_INDEPENDENT);
    }

    private boolean isFree(InetSocketAddress address) {
        try {
            rendezvous.simulation.network().unbind(
                    rendezvous.simulation.network().bind(address, (datagram, from) -> { }));
            return true;
        } catch (BindException e) {
            return false;
        }
    }

    private ConnectivityResult check(ScriptedClient client) {
        rendezvous.pass(Time.SECOND);
        long connection = rendezvous.server.find(client.id()).orElseThrow().connectionId();
        CompletableFuture<Optional<ConnectivityResult>> result = rendezvous.server.checkConnectivity(connection);
        rendezvous.until(result::isDone);
        return result.join().orElseThrow();
    }

    private ScriptedClient behindNat(NatSettings settings) {
        Nat nat = rendezvous.simulation.network().addNat(settings);
        InetSocketAddress inside = new InetSocketAddress(nat.freshHost().getAddress(), 50_000);
        ScriptedClient client = rendezvous.admitted(rendezvous.open(inside, FlashCryptographyProfile.builder()
                .staticKeys(DiffieHellmanGroup.MODP_1024).build(rendezvous.randomness())));
        client.acceptIntroductions();
        client.setPeerInfo(inside.getHostString() + ":" + inside.getPort());
        rendezvous.pass(Time.SECOND / 10);
        return client;
    }

    @Test
    void portsArePredictedOnceThatIsSwitchedOn() {
        ScriptedClient alice = behindNat(NatSettings.of(Dependence.ADDRESS_AND_PORT, Dependence.ADDRESS_AND_PORT));
        ScriptedClient bob = behindNat(NatSettings.of(Dependence.NONE, Dependence.ADDRESS_AND_PORT));
        set(config -> config.probe(SECOND).introductions(new IntroductionSettings(true, 512)));

        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.pass(5 * Time.SECOND);

        assertThat(rendezvous.server.introductions().get(0).has(IntroductionStep.PREDICTED)).isTrue();
    }

    @Test
    void theRelayIsSwitchedOnLimitedOtherwiseAndSwitchedOff() {
        NatSettings symmetric = NatSettings.of(Dependence.ADDRESS_AND_PORT, Dependence.ADDRESS_AND_PORT);
        ScriptedClient alice = behindNat(symmetric);
        ScriptedClient bob = behindNat(symmetric);
        ScriptedClient carol = behindNat(symmetric);
        set(config -> config.relay(RELAY));
        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.until(() -> alice.isOpenTo(bob));
        assertThat(rendezvous.server.relayStatistics().pairsOpen()).isEqualTo(1);

        set(config -> config.relay(RELAY.withPairs(1, 1)));
        alice.lookUp(carol.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.pass(8 * Time.SECOND);
        assertThat(rendezvous.server.relayStatistics().pairsOpen()).as("the pair goes on").isEqualTo(1);
        assertThat(rendezvous.server.relayStatistics().pairsRefused()).isPositive();

        long packets = rendezvous.server.relayStatistics().packets();
        set(config -> config);
        assertThat(rendezvous.server.relayStatistics().pairsOpen()).isZero();
        assertThat(rendezvous.server.relayStatistics().packets()).as("what was relayed is not forgotten")
                .isGreaterThanOrEqualTo(packets).isPositive();

        set(config -> config.relay(RELAY));
        bob.lookUp(carol.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.until(() -> bob.isOpenTo(carol));
        // Alice goes on asking for Carol, too.
        assertThat(rendezvous.server.relayStatistics().pairsOpened()).isBetween(2L, 3L);
    }

    @Test
    void addressesToBindAndEventLoopsNeedARestart() {
        RendezvousConfig other = RendezvousConfig.builder().bind(THIRD).loops(2).build();
        RendezvousConfig more = RendezvousConfig.builder().bind(SimulatedRendezvous.ADDRESS).loops(3).build();

        assertThat(List.of(other, more)).allMatch(config -> config.needsRestart(rendezvous.server.state().config()));
        assertThatThrownBy(() -> rendezvous.server.reconfigure(other).join())
                .hasCauseInstanceOf(IllegalArgumentException.class);
        assertThat(base().probe(SECOND).build().needsRestart(rendezvous.server.state().config())).isFalse();
    }
}
