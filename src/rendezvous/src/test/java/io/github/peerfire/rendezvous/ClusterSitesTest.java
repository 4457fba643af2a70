package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.DiffieHellmanGroup;
import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.rendezvous.cluster.InMemoryCluster;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.AddressScope;
import io.github.peerfire.testbed.simulation.Dependence;
import io.github.peerfire.testbed.simulation.Nat;
import io.github.peerfire.testbed.simulation.NatSettings;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Nodes of a cluster, each in a network of its own, with clients that it sees at addresses of that network, or two in
 * the same one.
 */
class ClusterSitesTest {

    private static final int PORT = 1935;

    private final Simulation simulation = Simulation.seeded(11);
    private final InMemoryCluster cluster = new InMemoryCluster();
    private final Random random = new Random(11);
    private final Nat nat = nat();
    private final Nat otherNat = nat();
    private final InetSocketAddress here = node(nat);
    private final InetSocketAddress elsewhere = node(otherNat);

    private Nat nat() {
        return simulation.network().addNat(NatSettings.of(Dependence.NONE, Dependence.NONE));
    }

    private InetSocketAddress node(Nat behind) {
        return node(behind, config -> config.publicAddress(behind.externalAddress()));
    }

    private InetSocketAddress node(Nat behind, UnaryOperator<RendezvousConfig.Builder> setting) {
        InetSocketAddress inner = new InetSocketAddress(behind.freshHost().getAddress(), PORT);
        RendezvousServer.start(
                setting.apply(RendezvousConfig.builder().bind(inner)).build(),
                request -> new ConnectDecision.Accepted("anybody", Map.of()),
                (askers, target) -> CompletableFuture.completedStage(true),
                PeerListener.NONE, simulation.drivers()).join().join(cluster).join();
        return inner;
    }

    private ScriptedClient client(InetAddress at, InetSocketAddress by) {
        FlashCryptographyProfile profile = FlashCryptographyProfile.builder()
                .staticKeys(DiffieHellmanGroup.MODP_1024).build(random::nextBytes);
        ScriptedClient client = ScriptedClient.start(
                simulation.drivers(), new InetSocketAddress(at, 50_000), profile).open(by);
        simulation.runUntil(client::isOpen, 10 * Time.SECOND);
        client.connect();
        simulation.runUntil(() -> client.heard("_result"), 10 * Time.SECOND);
        client.acceptIntroductions();
        return client;
    }

    /** Where two that are introduced send to each other, beside the asker's node. */
    private List<InetSocketAddress> triedBy(ScriptedClient asker, ScriptedClient target, InetSocketAddress by) {
        List<InetSocketAddress> tried = new ArrayList<>();
        List<InetSocketAddress> both = List.of(
                asker.driver().localAddresses().get(0), target.driver().localAddresses().get(0));
        simulation.network().setFilter((datagram, from, to) -> {
            if (both.contains(from) && to.getPort() != PORT) {
                tried.add(to);
            }
            return true;
        });
        asker.lookUp(target.id(), by);
        simulation.runUntil(() -> asker.isOpenTo(target), 20 * Time.SECOND);
        assertThat(asker.isOpenTo(target)).isTrue();
        return tried;
    }

    @Test
    void clientsOfTwoNetworksMeetAtTheirPublicAddressesAndHearOfNoPrivateOnes() {
        ScriptedClient alice = client(nat.freshHost().getAddress(), here);
        ScriptedClient bob = client(otherNat.freshHost().getAddress(), elsewhere);
        alice.setPeerInfo("192.168.11.1:50000");
        bob.setPeerInfo("192.168.77.7:50000");
        simulation.runFor(Time.SECOND);

        assertThat(triedBy(alice, bob, here)).extracting(InetSocketAddress::getAddress)
                .containsOnly(nat.externalAddress(), otherNat.externalAddress());
    }

    @Test
    void whoIsOutsideReachesAClientInTheNetworkOfAnotherNodeAtItsPublicAddress() {
        simulation.network().send(new byte[1], here, new InetSocketAddress("203.0.113.77", 9));
        ScriptedClient outside = client(
                new InetSocketAddress("203.0.113.77", 1).getAddress(),
                new InetSocketAddress(nat.externalAddress(), PORT));
        ScriptedClient bob = client(otherNat.freshHost().getAddress(), elsewhere);

        assertThat(triedBy(outside, bob, new InetSocketAddress(nat.externalAddress(), PORT)))
                .extracting(InetSocketAddress::getAddress)
                .contains(otherNat.externalAddress()).doesNotContain(nat.externalAddress());
    }

    @Test
    void aClientOfANodeThatDoesNotKnowWhereItIsSeenIsReachedWhereItSaysThatEverybodyCan() {
        InetSocketAddress unseen = node(otherNat, UnaryOperator.identity());
        ScriptedClient alice = client(nat.freshHost().getAddress(), here);
        ScriptedClient bob = client(otherNat.freshHost().getAddress(), unseen);
        InetSocketAddress outside = new InetSocketAddress(otherNat.externalAddress(), 50_000);
        simulation.network().send(new byte[1], bob.driver().localAddresses().get(0),
                new InetSocketAddress("203.0.113.77", 9));
        bob.setPeerInfo("192.168.77.7:50000", outside.getAddress().getHostAddress() + ":" + outside.getPort());
        simulation.runFor(Time.SECOND);

        assertThat(triedBy(alice, bob, here)).contains(outside)
                .allMatch(address -> AddressScope.of(address.getAddress()) == AddressScope.PUBLIC);
    }

    @Test
    void clientsOfTwoNodesOfOneNetworkMeetWithinIt() {
        InetSocketAddress beside = node(nat);
        ScriptedClient alice = client(nat.freshHost().getAddress(), here);
        ScriptedClient bob = client(nat.freshHost().getAddress(), beside);

        assertThat(triedBy(alice, bob, here)).doesNotContain(
                new InetSocketAddress(nat.externalAddress(), 50_000));
        assertThat(alice.addressOf(bob)).isEqualTo(bob.driver().localAddresses().get(0));
    }
}
