package io.github.peerfire.matrix;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.rtmfp.wire.AddressOrigin;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.Nat;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Two peers who know each other's names, and an introducer in the open that both are connected to: it answers a lookup with a
 * Redirect and forwards the hello (RFC 7016 §3.5.1.4, §3.5.1.5).
 */
final class Introduction {

    static final long NOT_CONNECTED = -1;

    private static final long LIMIT = 95 * Time.SECOND;

    final Simulation simulation;
    final Peer alice;
    final Peer bob;
    private final Peer server;
    private boolean tellsLocalAddresses;

    /** NATs are null for peers in the open. */
    Introduction(Simulation simulation, Nat natOfAlice, Nat natOfBob) {
        this.simulation = simulation;
        this.server = new Peer(simulation, "server", EndpointConfig.RENDEZVOUS, Peer.ANYWHERE);
        this.alice = new Peer(simulation, "alice", EndpointConfig.PEER, host(natOfAlice));
        this.bob = new Peer(simulation, "bob", EndpointConfig.PEER, host(natOfBob));
        server.behave((event, now) -> {
            if (event instanceof EndpointEvent.LookupRequested lookup) {
                introduce(lookup, now);
            }
        });
        signIn(alice);
        signIn(bob);
        simulation.runFor(2 * Time.SECOND);
    }

    private static InetSocketAddress host(Nat nat) {
        return nat == null ? Peer.ANYWHERE : nat.freshHost();
    }

    private void signIn(Peer peer) {
        peer.open(server).setIntroducer(true);
    }

    /** The introducer also tells peers behind one address of each other's own addresses. */
    Introduction tellingLocalAddresses() {
        tellsLocalAddresses = true;
        return this;
    }

    /** What the introducer sends to a peer's outside takes longer, so that the other one is told first. */
    Introduction tellingLater(InetAddress outside, long delay) {
        simulation.network().setLink(server.address().getAddress(), outside, Link.GOOD.withDelay(delay));
        return this;
    }

    private void introduce(EndpointEvent.LookupRequested lookup, long now) {
        String name = new String(lookup.discriminator(), StandardCharsets.UTF_8);
        server.sessionWith(name).ifPresent(session -> {
            server.driver.endpoint().redirect(lookup, whereabouts(session, lookup.source(), name), now);
            session.forwardHello(lookup.discriminator(),
                    new CandidateAddress(AddressOrigin.OBSERVED, lookup.source()), lookup.tag(), now);
        });
    }

    private List<CandidateAddress> whereabouts(Session session, InetSocketAddress asker, String name) {
        List<CandidateAddress> addresses = new ArrayList<>();
        addresses.add(new CandidateAddress(AddressOrigin.OBSERVED, session.farAddress()));
        if (tellsLocalAddresses && asker.getAddress().equals(session.farAddress().getAddress())) {
            Peer peer = name.equals(alice.name()) ? alice : bob;
            addresses.add(new CandidateAddress(AddressOrigin.LOCAL, peer.address()));
        }
        return addresses;
    }

    /** Has alice look for bob; returns after how many nanoseconds both have a session, or {@link #NOT_CONNECTED}. */
    long connect() {
        long begin = simulation.now();
        alice.open(bob.name(), server.address());
        return await(begin);
    }

    /** Has both look for each other at once. */
    long connectBoth() {
        long begin = simulation.now();
        alice.open(bob.name(), server.address());
        bob.open(alice.name(), server.address());
        return await(begin);
    }

    private long await(long begin) {
        boolean connected = simulation.runUntil(() -> alice.isOpenTo(bob) && bob.isOpenTo(alice), LIMIT);
        return connected ? simulation.now() - begin : NOT_CONNECTED;
    }
}
