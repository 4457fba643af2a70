package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.DiffieHellmanGroup;
import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.rendezvous.cluster.InMemoryCluster;
import io.github.peerfire.rendezvous.cluster.NodeId;
import io.github.peerfire.rendezvous.keys.KeyHolders;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/**
 * Several rendezvous in one simulated network, connected in memory. Each introduces everybody if a test does not say
 * else.
 */
final class SimulatedCluster {

    static final long SEED = 20_261_122;

    final Simulation simulation = Simulation.seeded(SEED);
    final InMemoryCluster cluster = new InMemoryCluster();
    final List<Node> nodes = new ArrayList<>();
    private final Random random = new Random(SEED);

    /** One rendezvous, what its policy was asked, and what that answers. */
    final class Node {

        final InetSocketAddress address;
        final List<List<ConnectedPeer>> questions = new ArrayList<>();
        CompletionStage<Boolean> answer = CompletableFuture.completedStage(true);
        final RendezvousServer server;
        NodeId id;

        Node(InetSocketAddress address) {
            this.address = address;
            this.server = RendezvousServer.start(RendezvousConfig.builder().bind(address).build(),
                    request -> new ConnectDecision.Accepted("owner at " + address.getPort(), Map.of()),
                    (askers, target) -> {
                        questions.add(askers);
                        return answer;
                    }, PeerListener.NONE, simulation.drivers()).join();
        }

        /** One that admits and introduces the holders of developer keys. */
        Node(InetSocketAddress address, KeyHolders holders) {
            this.address = address;
            this.server = RendezvousServer.start(RendezvousConfig.builder().bind(address).build(),
                    holders, holders, holders, simulation.drivers()).join();
            holders.attach(server);
        }

        ScriptedClient admitted(String client) {
            return admitted(client, FlashCryptographyProfile.builder()
                    .staticKeys(DiffieHellmanGroup.MODP_1024).build(random::nextBytes));
        }

        ScriptedClient admitted(String client, FlashCryptographyProfile profile) {
            return admitted(client, profile, "rtmfp://rendezvous.example/xmpp");
        }

        ScriptedClient admittedWith(String key, String client) {
            return admitted(client, FlashCryptographyProfile.builder()
                    .staticKeys(DiffieHellmanGroup.MODP_1024).build(random::nextBytes),
                    "rtmfp://rendezvous.example/" + key);
        }

        private ScriptedClient admitted(String client, FlashCryptographyProfile profile, String url) {
            ScriptedClient started = ScriptedClient.start(
                    simulation.drivers(), new InetSocketAddress(client, 50_000), profile).open(address);
            until(started::isOpen);
            started.connectTo(url, "xmpp");
            until(() -> started.heard("_result"));
            started.acceptIntroductions();
            return started;
        }
    }

    SimulatedCluster(int count) {
        for (int number = 1; number <= count; number++) {
            join(new Node(new InetSocketAddress("198.51.100." + number, 1_934 + number)));
        }
    }

    /** Adds a node. */
    Node join(Node node) {
        node.id = node.server.join(cluster).join();
        nodes.add(node);
        return node;
    }

    Node node(int index) {
        return nodes.get(index);
    }

    void until(BooleanSupplier condition) {
        assertThat(simulation.runUntil(condition, 20 * Time.SECOND)).as("in time, with seed %s", SEED).isTrue();
    }
}
