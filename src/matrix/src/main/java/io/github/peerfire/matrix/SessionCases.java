package io.github.peerfire.matrix;

import static io.github.peerfire.matrix.MatrixCase.measured;

import io.github.peerfire.flash.crypto.DiffieHellmanGroup;
import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.rendezvous.ConnectDecision;
import io.github.peerfire.rendezvous.PeerListener;
import io.github.peerfire.rendezvous.RendezvousConfig;
import io.github.peerfire.rendezvous.RendezvousServer;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.session.CloseReason;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.testbed.simulation.Dependence;
import io.github.peerfire.testbed.simulation.Nat;
import io.github.peerfire.testbed.simulation.NatSettings;
import io.github.peerfire.testbed.simulation.PlainProfile;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Many sessions, and new ones in the place of old ones. */
final class SessionCases {

    private static final int MANY = 2_000;
    private static final int CROWD = 200;
    private static final int HOSTS = 20;

    private SessionCases() {
    }

    static List<MatrixCase> all() {
        return List.of(
                measured("NPR", "NAT port reuse: new client on the address of a dead session",
                        "we ping the old one and free it; the newcomer gets in", SessionCases::portReuse),
                measured("SO", "session override: same certificate reconnects after restart, same address and other "
                        + "address; the old IIKeying is replayed",
                        "old S_CLOSED + flow exceptions, new opens; replay never overrides", () -> Outcome.all(
                        override(true), override(false))),
                measured("MM",
                        MANY + " sessions on one socket, all of whose peers chose the same ID, from 20 addresses",
                                "no cross-talk; lookup by our ID only", SessionCases::colliding),
                measured("NAT-MM-rdv",
                        CROWD + " clients behind one public IP to the rendezvous with its default limits",
                        "all open; rate limits do not lock the NAT out", SessionCases::crowd));
    }

    private static Outcome portReuse() {
        Simulation simulation = Simulation.seeded(1);
        Peer bob = new Peer(simulation, "bob");
        InetSocketAddress shared = new InetSocketAddress("203.0.113.7", 4_000);
        Peer old = new Peer(simulation, "old", EndpointConfig.PEER, shared);
        old.open(bob);
        simulation.runFor(Time.SECOND);
        InetSocketAddress nowhere = rebind(old);
        simulation.network().setFilter((datagram, from, to) -> !from.equals(nowhere));
        Peer newcomer = new Peer(simulation, "newcomer", EndpointConfig.PEER, shared);
        final long begin = simulation.now();
        newcomer.open(bob);
        boolean open = simulation.runUntil(() -> bob.isOpenTo(newcomer), HandshakeCases.OPEN_LIMIT);
        double seconds = (simulation.now() - begin) / (double) Time.SECOND;
        return Outcome.of(open && seconds < 20 && !bob.isOpenTo(old), String.format("locked out for %.2f s", seconds),
                Map.of("lockOutSeconds", seconds));
    }

    private static InetSocketAddress rebind(Peer peer) {
        try {
            peer.driver.rebind(0, Peer.ANYWHERE);
        } catch (BindException e) {
            throw new IllegalStateException(e);
        }
        return peer.address();
    }

    private static Outcome override(boolean sameAddress) {
        Simulation simulation = Simulation.seeded(1);
        final Trace trace = new Trace(simulation);
        Peer bob = new Peer(simulation, "bob");
        InetSocketAddress home = new InetSocketAddress("203.0.113.7", 4_000);
        Peer before = new Peer(simulation, "alice", EndpointConfig.PEER, home);
        Session old = before.open(bob);
        old.openFlow(new byte[] {1}, FlowOptions.DEFAULT, 0).write(new byte[10], Reliability.FULL, 0);
        simulation.runFor(Time.SECOND);
        bob.driver.execute(() -> bob.sessionWith("alice").orElseThrow()
                .openFlow(new byte[] {1}, FlowOptions.DEFAULT, simulation.now())
                .write(new byte[10], Reliability.FULL, simulation.now()));
        simulation.runFor(Time.SECOND);
        InetSocketAddress nowhere = rebind(before);
        simulation.network().setFilter((datagram, from, to) -> !from.equals(nowhere));
        final long begin = simulation.now();
        Peer after = new Peer(simulation, "alice", EndpointConfig.PEER, sameAddress ? home : Peer.ANYWHERE);
        after.open(bob);
        final boolean open = simulation.runUntil(() -> bob.count(EndpointEvent.SessionOpened.class) == 2,
                HandshakeCases.OPEN_LIMIT);
        final long time = (simulation.now() - begin) / Time.MILLISECOND;
        simulation.runFor(Time.SECOND);
        boolean told = bob.events(EndpointEvent.SessionClosed.class).stream().map(EndpointEvent.SessionClosed::reason)
                .toList().equals(List.of(CloseReason.OVERRIDDEN))
                && bob.count(EndpointEvent.FlowFinished.class) == 1
                && bob.count(EndpointEvent.FlowCompleted.class) == 1;
        // the one before is sent once more, from where it came and from elsewhere
        byte[] keying = trace.sent(InitiatorInitialKeying.class).get(0).datagram();
        simulation.network().send(keying, home, bob.address());
        simulation.network().send(keying, new InetSocketAddress("203.0.113.8", 4_000), bob.address());
        simulation.runFor(10 * Time.SECOND);
        boolean stays = bob.count(EndpointEvent.SessionClosed.class) == 1 && after.isOpenTo(bob) && bob.isOpenTo(after);
        return Outcome.of(open && told && stays, (sameAddress ? "same address: " : "other address: ")
                + "new one open after " + time
                + " ms" + (told ? ", old flows ended" : "") + (stays ? ", replays do nothing; " : "; "));
    }

    /** Whatever the peers choose is the same for all: they draw the same numbers. */
    private static Outcome colliding() {
        Simulation simulation = Simulation.seeded(1);
        Peer server = new Peer(simulation, "server", EndpointConfig.RENDEZVOUS, Peer.ANYWHERE);
        Set<Integer> ids = new HashSet<>();
        Trace trace = new Trace(simulation);
        int[] right = {0, 0};
        server.behave((event, now) -> {
            if (event instanceof EndpointEvent.MessageArrived its) {
                right[0] += name(its.message()).equals(name(its.session().farCertificate().orElseThrow().encoded()))
                        ? 1 : 0;
                its.session().openFlow(new byte[] {2}, FlowOptions.DEFAULT, now)
                        .write(its.message(), Reliability.FULL, now);
            }
        });
        List<InetSocketAddress> hosts = new ArrayList<>();
        final long begin = System.nanoTime();
        for (int index = 0; index < MANY; index++) {
            InetSocketAddress host = new InetSocketAddress("10.77.0." + index % HOSTS, 10_000 + index / HOSTS);
            hosts.add(host);
            String name = "peer" + index;
            Random same = new Random(5);
            Peer peer = new Peer(simulation.drivers().withRandomness(() -> same::nextBytes),
                    PlainProfile.named(name), name, EndpointConfig.PEER, host);
            peer.behave((event, now) -> right[1] += event instanceof EndpointEvent.MessageArrived its
                    && name(its.message()).equals(name) ? 1 : 0);
            peer.open(server).openFlow(new byte[] {1}, FlowOptions.DEFAULT, simulation.now())
                    .write(name.getBytes(StandardCharsets.UTF_8), Reliability.FULL, simulation.now());
            simulation.runFor(Time.MILLISECOND);
        }
        // key work for one address is limited, so that some have to ask again
        simulation.runFor(60 * Time.SECOND);
        double micros = (System.nanoTime() - begin) / 1e3 / trace.entries().size();
        trace.sent(InitiatorInitialKeying.class).forEach(entry -> entry.chunks(InitiatorInitialKeying.class)
                .forEach(keying -> ids.add(keying.initiatorSessionId())));
        return Outcome.of(ids.size() == 1 && right[0] == MANY && right[1] == MANY && server.driver.endpoint().sessions()
                .size() == MANY,
                String.format("%d IDs of the peers, %d sessions, %d messages there and %d back to whom they belong, "
                        + "%.1f us per packet",
                        ids.size(), server.driver.endpoint().sessions().size(), right[0], right[1], micros));
    }

    private static String name(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Outcome crowd() {
        Simulation simulation = Simulation.seeded(1);
        Nat nat = simulation.network().addNat(NatSettings.of(Dependence.NONE, Dependence.ADDRESS_AND_PORT));
        InetSocketAddress address = new InetSocketAddress("198.51.100.1", 1_935);
        RendezvousServer server = RendezvousServer.start(RendezvousConfig.builder().bind(address).build(),
                request -> new ConnectDecision.Accepted("anybody", Map.of()),
                (askers, target) -> CompletableFuture.completedFuture(true), PeerListener.NONE,
                simulation.drivers()).join();
        Random random = new Random(1);
        List<Peer> clients = new ArrayList<>();
        for (int index = 0; index < CROWD; index++) {
            FlashCryptographyProfile profile = FlashCryptographyProfile.builder()
                    .staticKeys(DiffieHellmanGroup.MODP_1024)
                    .build(random::nextBytes);
            Peer client = new Peer(simulation.drivers(), profile, "client" + index, EndpointConfig.PEER,
                    nat.freshHost());
            client.open(FlashEndpointDiscriminator.ofUri("rtmfp://server/x").encoded(), address);
            clients.add(client);
        }
        simulation.runFor(5 * Time.SECOND);
        long open = clients.stream().filter(client -> client.count(EndpointEvent.SessionOpened.class) == 1
                && client.count(EndpointEvent.SessionClosed.class) == 0).count();
        server.closeAsync();
        simulation.runFor(10 * Time.SECOND);
        return Outcome.of(open == CROWD, open + " of " + CROWD + " open, " + (CROWD - open) + " rejected",
                Map.of("rejected", CROWD - open));
    }
}
