package io.github.peerfire.matrix;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.chunk.ResponderRedirect;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.rtmfp.wire.AddressOrigin;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.Nat;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Two peers who know each other's names, and an introducer in the open that both are connected to: it answers a lookup
 * with a
 * Redirect and forwards the hello (RFC 7016 §3.5.1.4, §3.5.1.5).
 */
final class Introduction {

    static final long NOT_CONNECTED = -1;

    private static final long LIMIT = 95 * Time.SECOND;

    final Simulation simulation;
    final Peer alice;
    final Peer bob;
    final Peer server;
    private boolean tellsLocalAddresses;
    private boolean tellsOtherFamilies;
    private boolean redirects = true;
    private boolean impliedRedirects;

    /** NATs are null for peers in the open. */
    Introduction(Simulation simulation, Nat natOfAlice, Nat natOfBob) {
        this(simulation, new Peer(simulation, "server", EndpointConfig.RENDEZVOUS, Peer.ANYWHERE),
                new Peer(simulation, "alice", EndpointConfig.PEER, host(natOfAlice)),
                new Peer(simulation, "bob", EndpointConfig.PEER, host(natOfBob)));
    }

    /** Of peers that are there, and can reach the server at the interfaces of their own families. */
    Introduction(Simulation simulation, Peer server, Peer alice, Peer bob) {
        this.simulation = simulation;
        this.server = server;
        this.alice = alice;
        this.bob = bob;
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
        peer.open(server.name(), peer.reachable(server)).setIntroducer(true);
    }

    /** The introducer only forwards hellos (RFC 7016 §3.5.1.5). */
    Introduction forwardingOnly() {
        redirects = false;
        return this;
    }

    /** Bob answers what is forwarded to him with an Implied Redirect instead of a Responder Hello. */
    Introduction withImpliedRedirects() {
        impliedRedirects = true;
        return forwardingOnly();
    }

    /** The introducer also tells peers behind one address of each other's own addresses. */
    Introduction tellingLocalAddresses() {
        tellsLocalAddresses = true;
        return this;
    }

    /** The introducer also tells IPv6 addresses that peers say they have, which no NAT translates. */
    Introduction tellingOtherFamilies() {
        tellsOtherFamilies = true;
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
            if (redirects) {
                server.driver.endpoint().redirect(lookup, whereabouts(session, lookup.source(), name), now);
            }
            if (impliedRedirects) {
                // as though bob had got it and sent that
                simulation.at(now + Link.GOOD.delay(), () -> simulation.network().send(
                        Startup.datagram(new ResponderRedirect(lookup.tag(), List.of()), 0), bob.address(),
                                lookup.source()));
            } else {
                forward(lookup, session, now);
            }
        });
    }

    private void forward(EndpointEvent.LookupRequested lookup, Session session, long now) {
        if (tellsLocalAddresses && lookup.source().getAddress().equals(session.farAddress().getAddress())) {
            Peer asker = session.equals(server.sessionWith(bob.name()).orElse(null)) ? alice : bob;
            session.forwardHello(lookup.discriminator(),
                    new CandidateAddress(AddressOrigin.LOCAL, asker.address()), lookup.tag(), now);
        }
        session.forwardHello(lookup.discriminator(),
                new CandidateAddress(AddressOrigin.OBSERVED, lookup.source()), lookup.tag(), now);
    }

    private List<CandidateAddress> whereabouts(Session session, InetSocketAddress asker, String name) {
        List<CandidateAddress> addresses = new ArrayList<>();
        addresses.add(new CandidateAddress(AddressOrigin.OBSERVED, session.farAddress()));
        Peer peer = name.equals(alice.name()) ? alice : bob;
        boolean local = tellsLocalAddresses && asker.getAddress().equals(session.farAddress().getAddress());
        for (InetSocketAddress own : peer.driver.localAddresses()) {
            if ((local || tellsOtherFamilies && own.getAddress() instanceof Inet6Address)
                    && !own.equals(session.farAddress())) {
                addresses.add(new CandidateAddress(AddressOrigin.LOCAL, own));
            }
        }
        return addresses;
    }

    /** Has alice look for bob; returns after how many nanoseconds both have a session, or {@link #NOT_CONNECTED}. */
    long connect() {
        long begin = simulation.now();
        alice.open(bob.name(), alice.reachable(server));
        return await(begin);
    }

    /** Has both look for each other, bob so many nanoseconds later. */
    long connectBoth(long offset) {
        long begin = simulation.now();
        alice.open(bob.name(), alice.reachable(server));
        simulation.runFor(offset);
        bob.open(alice.name(), bob.reachable(server));
        return await(begin);
    }

    /** Whether each of them has two sessions: with the introducer, and with the other. */
    boolean hasOneSession() {
        return alice.isOpenTo(bob) && bob.isOpenTo(alice) && alice.driver.endpoint().sessions().size() == 2
                && bob.driver.endpoint().sessions().size() == 2;
    }

    private long await(long begin) {
        boolean connected = simulation.runUntil(() -> alice.isOpenTo(bob) && bob.isOpenTo(alice), LIMIT);
        return connected ? simulation.now() - begin : NOT_CONNECTED;
    }
}
