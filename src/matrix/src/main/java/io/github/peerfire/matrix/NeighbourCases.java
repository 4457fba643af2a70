package io.github.peerfire.matrix;

import static io.github.peerfire.matrix.IntroductionCases.PORT_RESTRICTED;
import static io.github.peerfire.matrix.IntroductionCases.SYMMETRIC;
import static io.github.peerfire.matrix.IntroductionCases.shown;
import static io.github.peerfire.matrix.MatrixCase.measured;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.chunk.ResponderRedirect;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.Dependence;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.Nat;
import io.github.peerfire.testbed.simulation.NatSettings.Hairpinning;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** How peers meet who are near each other, behind more than one NAT, or of different families of addresses. */
final class NeighbourCases {

    private static final InetSocketAddress ANYWHERE_6 = new InetSocketAddress("::", 0);

    private NeighbourCases() {
    }

    static List<MatrixCase> all() {
        List<MatrixCase> cases = new ArrayList<>();
        for (Hairpinning hairpinning : Hairpinning.values()) {
            cases.add(measured("INT2-lan-" + hairpinning,
                    "both in one LAN, local addresses told, hairpinning " + hairpinning,
                    "LAN path chosen", () -> sameNat(PORT_RESTRICTED, hairpinning, true, true, true)));
        }
        cases.add(measured("INT2-off", "both behind one NAT without hairpinning, public addresses only",
                "no session, clean failure",
                () -> sameNat(PORT_RESTRICTED, Hairpinning.OFF, false, false, false)));
        cases.add(measured("INT2-pin-ext", "both behind one NAT that hairpins, public addresses only",
                "connects by hairpin",
                () -> sameNat(PORT_RESTRICTED, Hairpinning.EXTERNAL_SOURCE, false, true, false)));
        cases.add(measured("INT2-pin-int", "both behind one full cone NAT that hairpins with internal sources, public "
                + "addresses only",
                "connects", () -> sameNat(FULL_CONE, Hairpinning.INTERNAL_SOURCE, false, true, null)));
        cases.add(measured("INT2-private", "introductions of pairs with equal and with different public IPs, local "
                + "addresses told",
                "private addresses never leave the pair with equal public IP", NeighbourCases::privateAddresses));
        cases.add(measured("INT2-nat2", "double NAT: any stages of full cone and PR, to PR, both roles", "connects",
                () -> Outcome.all(doubleNat(PORT_RESTRICTED, PORT_RESTRICTED, true),
                doubleNat(FULL_CONE, PORT_RESTRICTED, true),
                        doubleNat(PORT_RESTRICTED, FULL_CONE, true))));
        cases.add(measured("INT2-nat2s", "double NAT with a symmetric stage, inner or outer, to PR, both roles",
                "no session",
                () -> Outcome.all(doubleNat(PORT_RESTRICTED, SYMMETRIC, false),
                doubleNat(SYMMETRIC, PORT_RESTRICTED, false))));
        cases.add(measured("INT2-level", "behind an inner NAT, to a host on the outer NAT's LAN, by hairpin",
                "connects",
                NeighbourCases::twoLevels));
        cases.add(measured("INT2-family", "v4-only, v6-only and dual peers in every pair, introduced by a dual server",
                "connects iff they have a family in common, by an address of that", NeighbourCases::families));
        return cases;
    }

    private static final NatKind FULL_CONE = new NatKind(Dependence.NONE, Dependence.NONE);

    /** @param overLan whether over the LAN is expected; null for no matter */
    private static Outcome sameNat(
            NatKind kind, Hairpinning hairpinning, boolean tellLocal, boolean expected, Boolean overLan) {
        Simulation simulation = Simulation.seeded(1);
        Nat nat = simulation.network().addNat(kind.settings().withHairpinning(hairpinning));
        Introduction introduction = new Introduction(simulation, nat, nat);
        // a millisecond in the LAN, and the same again through the NAT
        setDelay(introduction, introduction.alice.address().getAddress(), introduction.bob.address().getAddress(), 1);
        setDelay(introduction, nat.externalAddress(), nat.externalAddress(), 2);
        if (tellLocal) {
            introduction.tellingLocalAddresses();
        }
        long time = introduction.connect();
        boolean lan = introduction.alice.sessionWith("bob")
                .map(session -> session.farAddress().equals(introduction.bob.address())).orElse(false);
        boolean failed = introduction.alice.count(EndpointEvent.SessionOpenFailed.class) == 1;
        return Outcome.of(time >= 0 == expected && (overLan == null || lan == overLan) && failed != expected,
                shown(time) + (lan ? " over the LAN" : time >= 0 ? " by hairpin" : ", told so"));
    }

    private static void setDelay(Introduction introduction, InetAddress one, InetAddress other, int milliseconds) {
        Link link = Link.GOOD.withDelay(milliseconds * Time.MILLISECOND);
        introduction.simulation.network().setLink(one, other, link);
        introduction.simulation.network().setLink(other, one, link);
    }

    private static Outcome privateAddresses() {
        Simulation simulation = Simulation.seeded(1);
        final Trace trace = new Trace(simulation);
        Nat shared = simulation.network().addNat(PORT_RESTRICTED.settings());
        new Introduction(simulation, shared, shared).tellingLocalAddresses().connect();
        long within = privateRedirects(trace);
        Simulation other = Simulation.seeded(1);
        Trace apart = new Trace(other);
        new Introduction(other, other.network().addNat(PORT_RESTRICTED.settings()),
                other.network().addNat(PORT_RESTRICTED.settings())).tellingLocalAddresses().connect();
        long beyond = privateRedirects(apart);
        boolean sentOut = apart.sent().anyMatch(entry -> entry.to().getAddress().isSiteLocalAddress()
                && entry.to().getAddress().getAddress()[0] == (byte) 192);
        return Outcome.of(within > 0 && beyond == 0 && !sentOut,
                within + " private addresses told where the public IP is the same, "
                + beyond + " where it is not");
    }

    private static long privateRedirects(Trace trace) {
        return trace.sent().flatMap(entry -> entry.chunks(ResponderRedirect.class))
                .flatMap(redirect -> redirect.destinations().stream())
                .filter(candidate -> candidate.address().getAddress().getAddress()[0] == (byte) 192).count();
    }

    private static Outcome doubleNat(NatKind inner, NatKind outer, boolean expected) {
        StringBuilder figures = new StringBuilder();
        boolean met = true;
        for (boolean initiatorInside : new boolean[] {true, false}) {
            Simulation simulation = Simulation.seeded(1);
            Nat twice = simulation.network().addNat(inner.settings(), simulation.network().addNat(outer.settings()));
            Nat once = simulation.network().addNat(PORT_RESTRICTED.settings());
            long time = new Introduction(simulation, initiatorInside ? twice : once, initiatorInside ? once : twice)
                    .connect();
            met &= time >= 0 == expected;
            figures.append(inner).append(" in ").append(outer).append(initiatorInside ? " from inside " : " to inside ")
                    .append(shown(time)).append("; ");
        }
        return Outcome.of(met, figures.toString());
    }

    private static Outcome twoLevels() {
        Simulation simulation = Simulation.seeded(1);
        Nat outer = simulation.network().addNat(PORT_RESTRICTED.settings());
        Nat inner = simulation.network().addNat(PORT_RESTRICTED.settings(), outer);
        long inward = new Introduction(simulation, inner, outer).connect();
        Simulation other = Simulation.seeded(1);
        Nat outside = other.network().addNat(PORT_RESTRICTED.settings());
        long outward = new Introduction(other, outside, other.network().addNat(PORT_RESTRICTED.settings(), outside))
                .connect();
        return Outcome.of(inward >= 0 && outward >= 0, "from inside " + shown(inward) + ", to inside " + shown(
                outward));
    }

    private enum Family {
        V4(Peer.ANYWHERE),
        V6(ANYWHERE_6),
        DUAL(Peer.ANYWHERE, ANYWHERE_6);

        private final InetSocketAddress[] bind;

        Family(InetSocketAddress... bind) {
            this.bind = bind;
        }

        boolean meets(Family other) {
            return this == other || this == DUAL || other == DUAL;
        }
    }

    private static Outcome families() {
        StringBuilder figures = new StringBuilder();
        boolean met = true;
        for (Family one : Family.values()) {
            for (Family other : Family.values()) {
                Simulation simulation = Simulation.seeded(1);
                Peer server = new Peer(simulation, "server", EndpointConfig.RENDEZVOUS, Family.DUAL.bind);
                Peer alice = new Peer(simulation, "alice", EndpointConfig.PEER, one.bind);
                Peer bob = new Peer(simulation, "bob", EndpointConfig.PEER, other.bind);
                long time = new Introduction(simulation, server, alice, bob).tellingOtherFamilies().connect();
                met &= time >= 0 == one.meets(other);
                met &= time < 0 || time < Time.SECOND;
                figures.append(one).append('/').append(other).append(' ').append(alice.sessionWith("bob")
                        .map(session -> family(session.farAddress().getAddress()) + " " + time / Time.MILLISECOND
                        + " ms")
                        .orElse("none")).append("; ");
            }
        }
        return Outcome.of(met, figures.toString());
    }

    private static String family(InetAddress address) {
        return address instanceof Inet6Address ? "over v6" : "over v4";
    }
}
