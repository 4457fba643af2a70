package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.crypto.DiffieHellmanGroup;
import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.rendezvous.check.ConnectivityResult;
import io.github.peerfire.rendezvous.check.Filtering;
import io.github.peerfire.rendezvous.check.NatMapping;
import io.github.peerfire.rendezvous.check.PeerDetails;
import io.github.peerfire.rendezvous.check.Verdict;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.Dependence;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.Nat;
import io.github.peerfire.testbed.simulation.NatSettings;
import io.github.peerfire.testbed.simulation.SimulatedDriver;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConnectivityCheckTest {

    private final SimulatedRendezvous rendezvous = new SimulatedRendezvous(RendezvousConfig.builder()
            .bind(SimulatedRendezvous.ADDRESS).probe(new InetSocketAddress("198.51.100.1", 1936)).build());

    private ScriptedClient behind(Dependence mapping, Dependence filtering) {
        Nat nat = rendezvous.simulation.network().addNat(NatSettings.of(mapping, filtering));
        return admitted(new InetSocketAddress(nat.freshHost().getAddress(), 50_000));
    }

    private ScriptedClient admitted(InetSocketAddress address) {
        ScriptedClient client = rendezvous.admitted(rendezvous.open(address, FlashCryptographyProfile.builder()
                .staticKeys(DiffieHellmanGroup.MODP_1024).build(rendezvous.randomness())));
        client.acceptIntroductions();
        client.setPeerInfo(address.getHostString() + ":" + address.getPort());
        rendezvous.pass(Time.SECOND / 10);
        return client;
    }

    private ConnectivityResult check(ScriptedClient client) {
        long connection = rendezvous.server.find(client.id()).orElseThrow().connectionId();
        CompletableFuture<Optional<ConnectivityResult>> result = rendezvous.server.checkConnectivity(connection);
        rendezvous.until(result::isDone);
        return result.join().orElseThrow();
    }

    @Test
    void theKindOfNatAndWhomItLetsReachIsFoundOut() {
        assertFound(behind(Dependence.NONE, Dependence.NONE),
                NatMapping.ENDPOINT_INDEPENDENT, Filtering.OPEN, Verdict.DIRECT);
        assertFound(behind(Dependence.NONE, Dependence.ADDRESS_AND_PORT),
                NatMapping.ENDPOINT_INDEPENDENT, Filtering.PORT_DEPENDENT, Verdict.USUAL);
        assertFound(behind(Dependence.ADDRESS_AND_PORT, Dependence.ADDRESS_AND_PORT),
                NatMapping.PORT_DEPENDENT, Filtering.PORT_DEPENDENT, Verdict.DIFFICULT);
        assertFound(admitted(new InetSocketAddress("203.0.113.99", 50_000)),
                NatMapping.NONE, Filtering.OPEN, Verdict.DIRECT);
    }

    @Test
    @Proves("R7425-120")
    void aClientIsTakenToBeBehindANatUnlessItSaysThatItIsWhereItIsSeen() {
        ScriptedClient client = rendezvous.admitted("203.0.113.5");
        assertThat(known(client).mapping()).as("nothing said").isNotEqualTo(NatMapping.NONE);
        client.setPeerInfo("10.0.0.1:50000", "203.0.113.5:50001");
        assertThat(known(client).own()).hasSize(2);
        assertThat(known(client).mapping()).as("only others said").isNotEqualTo(NatMapping.NONE);
        client.setPeerInfo("10.0.0.1:50000", "203.0.113.5:50000");
        assertThat(known(client).mapping()).isEqualTo(NatMapping.NONE);
    }

    /** What is known of a client without a check. */
    private PeerDetails known(ScriptedClient client) {
        rendezvous.pass(Time.SECOND / 10);
        long connection = rendezvous.server.find(client.id()).orElseThrow().connectionId();
        CompletableFuture<Map<Long, PeerDetails>> details = rendezvous.server.details(List.of(connection));
        rendezvous.until(details::isDone);
        return details.join().get(connection);
    }

    private void assertFound(ScriptedClient client, NatMapping mapping, Filtering filtering, Verdict verdict) {
        for (int repetition = 0; repetition < 2; repetition++) {
            ConnectivityResult result = check(client);
            assertThat(result.mapping()).isEqualTo(mapping);
            assertThat(result.filtering()).as("in repetition %d", repetition).isEqualTo(filtering);
            assertThat(result.verdict()).isEqualTo(verdict);
            assertThat(result.roundTrip()).isPositive();
            rendezvous.pass(5 * Time.SECOND);
        }
    }

    @Test
    void itIsFoundOutThoughDatagramsGetLost() {
        ScriptedClient client = behind(Dependence.NONE, Dependence.NONE);
        rendezvous.simulation.network().setLink(Link.GOOD.withLoss(0.2));

        ConnectivityResult result = check(client);

        assertThat(result.filtering()).isEqualTo(Filtering.OPEN);
        assertThat(result.mapping()).isEqualTo(NatMapping.ENDPOINT_INDEPENDENT);
    }

    @Test
    void aClientAsksWithACommandAndGetsThePropertiesOfConncheck() {
        ScriptedClient client = behind(Dependence.NONE, Dependence.ADDRESS_AND_PORT);
        client.send(CommandMessage.of("checkConnectivity", 7, null));
        rendezvous.until(() -> client.commands("_result").size() == 2);

        CommandMessage answer = client.commands("_result").get(1);
        AmfValue result = answer.argument(0);
        assertThat(answer.transactionId()).isEqualTo(7);
        assertThat(result.property("publicAddress").asText()).contains(
                rendezvous.connected.get(0).observed().getHostString() + ":50000");
        assertThat(result.property("publicAddressIsLocal")).isEqualTo(AmfValue.of(false));
        assertThat(result.property("publicPortMatchesLocalPort")).isEqualTo(AmfValue.of(true));
        assertThat(result.property("receiveSameAddressDifferentPortAllowed")).isEqualTo(AmfValue.of(false));
        assertThat(result.property("receiveDifferentAddressDifferentPortAllowed")).isEqualTo(AmfValue.of(null));
        assertThat(result.property("sendAfterIntroductionAllowed")).isEqualTo(AmfValue.of(true));
        assertThat(result.property("sendAfterIntroductionPreservesSourceAddress")).isEqualTo(AmfValue.of(true));
        assertThat(result.property("sendAfterIntroductionPreservesSourcePort")).isEqualTo(AmfValue.of(true));
        assertThat(result.property("verdict").asText()).contains("usual");
        assertThat(result.property("relay")).isEqualTo(AmfValue.of(false));
    }

    @Test
    void withoutASecondPortLittleIsFoundOut() {
        SimulatedRendezvous plain = new SimulatedRendezvous();
        ScriptedClient client = plain.admitted("203.0.113.5");
        client.send(CommandMessage.of("checkConnectivity", 7, null));
        plain.until(() -> client.commands("_result").size() == 2);

        AmfValue result = client.commands("_result").get(1).argument(0);
        assertThat(result.property("mapping").asText()).contains("unknown");
        assertThat(result.property("filtering").asText()).contains("unknown");
        assertThat(result.property("publicAddress").asText()).contains("203.0.113.5:50000");
    }

    @Test
    void nobodyAsksTooOften() {
        ScriptedClient client = admitted(new InetSocketAddress("203.0.113.99", 50_000));
        for (int i = 1; i <= 4; i++) {
            client.send(CommandMessage.of("checkConnectivity", i + 1, null));
            rendezvous.pass(4 * Time.SECOND);
        }

        assertThat(client.commands("_result")).hasSize(4);
        assertThat(client.information("_error").property("description").asText()).contains("check.busy");
    }

    @Test
    void manyAtOneAddressLeaveRoomForTheChecksOfOthers() {
        List<ScriptedClient> many = IntStream.range(0, ConnectivityChecks.MAXIMUM_RUNNING)
                .mapToObj(i -> rendezvous.admitted(rendezvous.client("192.0.2.66", 10_000 + i))).toList();
        ScriptedClient alone = rendezvous.admitted("203.0.113.5");
        many.forEach(client -> client.send(CommandMessage.of("checkConnectivity", 7, null)));
        rendezvous.pass(Time.SECOND / 10);
        alone.send(CommandMessage.of("checkConnectivity", 7, null));
        rendezvous.until(() -> alone.commands("_result").size() == 2);

        assertThat(many.stream().filter(client -> client.commands("_result").size() == 2))
                .hasSize(ConnectivityChecks.MAXIMUM_RUNNING / 2);
    }

    @Test
    void nobodyIsNamedAHelperOnWhomThePolicyLetsTheClientTryNothing() {
        List<RuntimeException> failures = new ArrayList<>();
        rendezvous.policy = new IntroductionPolicy() {
            @Override
            public CompletionStage<Boolean> mayIntroduce(List<ConnectedPeer> askers, ConnectedPeer target) {
                return rendezvous.answer;
            }

            @Override
            public boolean mayTryOut(ConnectedPeer client, ConnectedPeer helper) {
                if (!failures.isEmpty()) {
                    throw failures.get(0);
                }
                return false;
            }
        };
        rendezvous.answer = CompletableFuture.completedFuture(false);
        ScriptedClient client = admitted(new InetSocketAddress("203.0.113.98", 50_000));
        ScriptedClient helper = admitted(new InetSocketAddress("203.0.113.99", 50_000));
        helper.send(CommandMessage.of("offerCheckHelp", 7, null));
        rendezvous.until(() -> helper.commands("_result").size() == 2);

        assertThat(check(client).helper()).isEmpty();
        client.lookUp(helper.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.pass(5 * Time.SECOND);
        assertThat(client.isOpenTo(helper)).isFalse();

        failures.add(new IllegalStateException("made up"));
        assertThat(check(client).helper()).isEmpty();
    }

    @Test
    void whetherAHelperIsSomewhereElseGoesByWhereItIsNow() throws Exception {
        ScriptedClient client = rendezvous.client("203.0.113.5", 50_000);
        ScriptedClient helper = rendezvous.client("203.0.113.5", 50_001);
        for (ScriptedClient each : List.of(client, helper)) {
            rendezvous.admitted(each).acceptIntroductions();
        }
        helper.send(CommandMessage.of("offerCheckHelp", 7, null));
        rendezvous.until(() -> helper.commands("_result").size() == 2);
        assertThat(check(client).helper()).as("at the client's own address").isEmpty();

        ((SimulatedDriver) helper.driver()).rebind(0, new InetSocketAddress("203.0.113.99", 50_000));
        helper.send(CommandMessage.of("createStream", 8, null));
        rendezvous.until(() -> !rendezvous.moved.isEmpty());

        assertThat(check(client).helper()).contains(helper.id());
    }

    @Test
    void aHelperSomewhereElseIsNamedAndMayBeReachedForAMinute() {
        rendezvous.answer = CompletableFuture.completedFuture(false);
        ScriptedClient client = admitted(new InetSocketAddress("203.0.113.98", 50_000));
        ScriptedClient helper = admitted(new InetSocketAddress("203.0.113.99", 50_000));
        helper.send(CommandMessage.of("offerCheckHelp", 7, null));
        rendezvous.until(() -> helper.commands("_result").size() == 2);

        assertThat(check(helper).helper()).as("nobody helps himself").isEmpty();
        assertThat(check(client).helper()).contains(helper.id());
        client.lookUp(helper.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.until(() -> client.isOpenTo(helper));

        rendezvous.pass(70 * Time.SECOND);
        ScriptedClient stranger = admitted(new InetSocketAddress("203.0.113.97", 50_000));
        stranger.lookUp(helper.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.pass(5 * Time.SECOND);
        assertThat(stranger.isOpenTo(helper)).isFalse();

        helper.onLoop(session -> session.close(helper.driver().now()));
        rendezvous.until(() -> !rendezvous.disconnected.isEmpty());
        assertThat(check(client).helper()).isEmpty();
    }
}
