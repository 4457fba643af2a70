package io.github.peerfire.matrix;

import static io.github.peerfire.matrix.MatrixCase.measured;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.chunk.RHelloCookieChange;
import io.github.peerfire.rtmfp.chunk.ResponderInitialKeying;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.PacketMode;
import io.github.peerfire.testbed.simulation.Dependence;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.Nat;
import io.github.peerfire.testbed.simulation.NatSettings;
import io.github.peerfire.testbed.simulation.PlainPacket;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Whom an initiator tries, for how long, and how cookies lead it on. */
final class OpeningCases {

    private static final int CANDIDATES = 24;

    private OpeningCases() {
    }

    static List<MatrixCase> all() {
        return List.of(
                measured("OT", "black-holed peer with 3 candidates",
                        "S_OPEN_FAILED at 95 s +- tick; gaps grow by >= 1.5 s per candidate",
                        OpeningCases::blackHole),
                measured("PO", "parallel open to 24 candidates, 1 alive / all alive / staggered",
                        "first valid RHello wins; others cost only IHello+RHello; 25th address ignored",
                        OpeningCases::parallel),
                measured("CC", "cookie change: IHello from Ix, IIKeying from Iy",
                        "opens after one change, 3 round trips; ID and key (Default) of 0x79 correct", () ->
                        cookieChange(1)),
                measured("CC-twice", "the address changes with each of the first two IIKeyings",
                        "2nd change ignored: two cookies are echoed, no more; no session, clean failure", () ->
                        cookieChange(2)),
                measured("CC-forged", "a cookie change that names another cookie than the one sent",
                        "ignored; opens with the genuine cookie", OpeningCases::forgedChange),
                measured("CX", "cookies of 0, 94, 95, 96, 130, 200, 300 s at 24 phases of the rotation of secrets",
                        "accepted >= 95 s; rejected past policy; rotation invisible", OpeningCases::cookieAge));
    }

    private static Outcome blackHole() {
        Simulation simulation = Simulation.seeded(1);
        Trace trace = new Trace(simulation);
        Peer alice = new Peer(simulation, "alice");
        simulation.network().setFilter((datagram, from, to) -> false);
        InetSocketAddress[] candidates = new InetSocketAddress[3];
        Arrays.setAll(candidates, index -> new InetSocketAddress("192.0.2." + (index + 1), 1935));
        alice.open("nobody", candidates);
        simulation.runUntil(() -> alice.count(EndpointEvent.SessionOpenFailed.class) > 0,
                2 * HandshakeCases.OPEN_LIMIT);
        boolean growing = true;
        StringBuilder attempts = new StringBuilder();
        for (InetSocketAddress candidate : candidates) {
            List<Long> times = trace.sent().filter(entry -> entry.to().equals(candidate)).map(Trace.Entry::time)
                    .toList();
            for (int index = 2; index < times.size(); index++) {
                growing &= times.get(index) - 2 * times.get(index - 1) + times.get(
                        index - 2) >= 1_500 * Time.MILLISECOND;
            }
            attempts.append(' ').append(times.size());
        }
        return Outcome.of(simulation.now() == HandshakeCases.OPEN_LIMIT && growing,
                "attempts for each candidate:" + attempts + "; failed at " + simulation.now() / Time.MILLISECOND
                + " ms");
    }

    private static Outcome parallel() {
        return Outcome.all(
                parallel("1 alive", 1, false), parallel("24 alive", CANDIDATES, false),
                        parallel("staggered", CANDIDATES, true));
    }

    private static Outcome parallel(String name, int alive, boolean staggered) {
        Simulation simulation = Simulation.seeded(alive);
        final Trace trace = new Trace(simulation);
        Peer alice = new Peer(simulation, "alice");
        List<Peer> others = new ArrayList<>();
        InetSocketAddress[] candidates = new InetSocketAddress[CANDIDATES + 1];
        Arrays.setAll(candidates, index -> new InetSocketAddress("192.0.2." + (index + 1), 1935));
        for (int index = 0; index < alive; index++) {
            Peer other = new Peer(simulation, "bob" + index);
            others.add(other);
            candidates[CANDIDATES - 1 - index] = other.address();
            if (staggered) {
                // the one in the middle is the nearest
                long delay = (10 + 5L * Math.abs(index - CANDIDATES / 2)) * Time.MILLISECOND;
                simulation.network().setLink(
                        alice.address().getAddress(), other.address().getAddress(), Link.GOOD.withDelay(delay));
            }
        }
        Peer beyond = new Peer(simulation, "bob-beyond");
        candidates[CANDIDATES] = beyond.address();
        alice.open("bob*", candidates);
        simulation.runFor(10 * Time.SECOND);
        List<Peer> opened = others.stream().filter(alice::isOpenTo).toList();
        boolean cheap = others.stream().filter(peer -> !opened.contains(peer))
                .allMatch(peer -> peer.driver.endpoint().metrics().datagramsSent() == 1);
        boolean first = !staggered || opened.contains(others.get(CANDIDATES / 2));
        double hellos = trace.sent(InitiatorHello.class).size() / (double) CANDIDATES;
        return Outcome.of(opened.size() == 1 && cheap && first && beyond.driver.endpoint().metrics()
                .datagramsReceived() == 0,
                String.format("%s: %d session, %.1f IHellos for each candidate; ", name, opened.size(), hellos));
    }

    private static Outcome cookieChange(int changes) {
        Simulation simulation = Simulation.seeded(1);
        final Trace trace = new Trace(simulation);
        Nat nat = simulation.network().addNat(NatSettings.of(Dependence.NONE, Dependence.ADDRESS_AND_PORT));
        Peer alice = new Peer(simulation, "alice", EndpointConfig.PEER, nat.freshHost());
        Peer bob = new Peer(simulation, "bob");
        int[] left = {changes};
        simulation.network().setFilter((datagram, from, to) -> {
            boolean keying = PlainPacket.of(datagram).flatMap(packet -> packet.first(InitiatorInitialKeying.class))
                    .isPresent();
            if (keying && left[0]-- > 0) {
                nat.restart();
            }
            return true;
        });
        alice.open(bob);
        final boolean open = simulation.runUntil(() -> alice.count(EndpointEvent.SessionOpened.class) > 0,
                HandshakeCases.OPEN_LIMIT);
        final long time = simulation.now() / Time.MILLISECOND;
        simulation.runFor(Time.SECOND);
        long cookies = trace.sent(InitiatorInitialKeying.class).stream()
                .flatMap(entry -> entry.chunks(InitiatorInitialKeying.class))
                .map(keying -> Arrays.hashCode(keying.cookieEcho())).distinct().count();
        int id = trace.sent(InitiatorInitialKeying.class).get(0).chunks(InitiatorInitialKeying.class).findFirst()
                .orElseThrow()
                .initiatorSessionId();
        boolean addressed = trace.sent(RHelloCookieChange.class).stream()
                .allMatch(entry -> entry.packet().sessionId() == id
                && entry.packet().header().mode() == PacketMode.STARTUP);
        boolean met = changes == 1 ? open && time == 90 : !open
                && alice.count(EndpointEvent.SessionOpenFailed.class) == 1;
        return Outcome.of(met && cookies == 2 && addressed && trace.sent(RHelloCookieChange.class).size() >= changes,
                (open ? "open after " + time + " ms, " + time / 30.0 + " round trips; " : "not open; ") + cookies
                        + " cookies echoed, " + trace.sent(RHelloCookieChange.class).size() + " changes sent");
    }

    private static Outcome forgedChange() {
        Simulation simulation = Simulation.seeded(1);
        final Trace trace = new Trace(simulation);
        Peer alice = new Peer(simulation, "alice");
        Peer bob = new Peer(simulation, "bob");
        int[] left = {1};
        simulation.network().setFilter((datagram, from, to) -> PlainPacket.of(datagram)
                .flatMap(packet -> packet.first(InitiatorInitialKeying.class)).isEmpty() || left[0]-- <= 0);
        alice.open(bob);
        simulation.runUntil(() -> !trace.sent(InitiatorInitialKeying.class).isEmpty(), Time.SECOND);
        InitiatorInitialKeying keying = trace.sent(InitiatorInitialKeying.class).get(0)
                .chunks(InitiatorInitialKeying.class).findFirst().orElseThrow();
        byte[] other = keying.cookieEcho().clone();
        other[other.length - 1] ^= 1;
        simulation.network().send(Startup.datagram(new RHelloCookieChange(other, new byte[64]),
                keying.initiatorSessionId()),
                bob.address(), alice.address());
        final boolean open = simulation.runUntil(() -> bob.isOpenTo(alice), HandshakeCases.OPEN_LIMIT);
        long cookies = trace.sent(InitiatorInitialKeying.class).stream()
                .flatMap(entry -> entry.chunks(InitiatorInitialKeying.class))
                .map(its -> Arrays.hashCode(its.cookieEcho())).distinct().count();
        return Outcome.of(open && cookies == 1, cookies + " cookie echoed, open after "
                + simulation.now() / Time.MILLISECOND + " ms");
    }

    private static Outcome cookieAge() {
        StringBuilder figures = new StringBuilder();
        boolean met = true;
        int phases = CANDIDATES;
        int refused = 0;
        for (int age : new int[] {0, 94, 95, 96, 130, 200, 300}) {
            int accepted = 0;
            for (int phase = 0; phase < phases; phase++) {
                accepted += isAccepted(age, phase * 10L) ? 1 : 0;
            }
            met &= age > 95 || accepted == phases;
            // no cookie outlives a secret
            met &= age < 130 || accepted == 0;
            refused += age <= 95 ? phases - accepted : 0;
            figures.append(age).append(" s: ").append(accepted).append(" of ").append(phases).append("; ");
        }
        return Outcome.of(met, figures + "falsely rejected " + refused, Map.of("falselyRejected", refused));
    }

    /**
     * Whether a keying is answered that comes so many seconds after its cookie, which was made so long after the first.
     */
    private static boolean isAccepted(int age, long phase) {
        Simulation simulation = Simulation.seeded(age);
        Peer bob = new Peer(simulation, "bob");
        new Peer(simulation, "earlier").open(bob);
        simulation.runFor((1 + phase) * Time.SECOND);
        final Trace trace = new Trace(simulation);
        Peer alice = new Peer(simulation, "alice");
        simulation.network().setFilter((datagram, from, to) -> PlainPacket.of(datagram)
                .flatMap(packet -> packet.first(InitiatorInitialKeying.class)).isEmpty());
        alice.open(bob);
        simulation.runUntil(() -> !trace.sent(InitiatorInitialKeying.class).isEmpty(), Time.SECOND);
        // made one link's delay before it arrived; this arrives one after it is sent
        simulation.runFor(age * Time.SECOND - (age == 0 ? 0 : 2 * Link.GOOD.delay()));
        simulation.network().setFilter((datagram, from, to) -> true);
        simulation.network().send(trace.sent(InitiatorInitialKeying.class).get(0).datagram(), alice.address(),
                bob.address());
        simulation.runFor(Link.GOOD.delay());
        return !trace.sent(ResponderInitialKeying.class).isEmpty() && bob.drops(DropReason.BAD_COOKIE) == 0;
    }
}
