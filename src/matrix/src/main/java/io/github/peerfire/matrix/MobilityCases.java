package io.github.peerfire.matrix;

import static io.github.peerfire.matrix.MatrixCase.measured;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.chunk.Ping;
import io.github.peerfire.rtmfp.chunk.PingReply;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.testbed.simulation.Dependence;
import io.github.peerfire.testbed.simulation.Nat;
import io.github.peerfire.testbed.simulation.NatSettings;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What sessions make of ends whose address changes, or seems to. */
final class MobilityCases {

    private static final int SECONDS = 31;

    private final Simulation simulation = Simulation.seeded(1);
    private final Trace trace = new Trace(simulation);
    private final Nat nat;
    private final Peer alice;
    private final Peer bob;
    private final Session session;
    private final MediaFlow media;

    /** What happens while addresses change. */
    private enum Traffic { BOTH_WAYS, ONE_WAY_OUT, ONE_WAY_IN, IDLE }

    private MobilityCases() {
        simulation.network().setLink(Transfer.USUAL);
        nat = simulation.network().addNat(NatSettings.of(Dependence.NONE, Dependence.ADDRESS_AND_PORT));
        alice = new Peer(simulation, "alice", EndpointConfig.PEER, nat.freshHost());
        bob = new Peer(simulation, "bob");
        session = alice.open(bob);
        simulation.runUntil(() -> bob.isOpenTo(alice), Time.SECOND);
        media = new MediaFlow(simulation);
    }

    static List<MatrixCase> all() {
        List<MatrixCase> cases = new ArrayList<>();
        for (boolean address : new boolean[] {false, true}) {
            for (Traffic traffic : Traffic.values()) {
                cases.add(measured((address ? "AM-ip-" : "AM-port-") + traffic,
                        (address ? "IP" : "port") + " rebinding every 5 s, "
                        + traffic, "DESTADDR changes only after verified ping; <= 1 mobility ping/s; data continues; "
                        + "old address still accepted", () -> new MobilityCases().rebinding(address, traffic)));
            }
        }
        cases.add(measured("AM2-spoof", "a copy of each valid packet arrives before it from an attacker's address",
                "no move to attacker", () -> new MobilityCases().spoofed()));
        cases.add(measured("AM2-flap", "NAT flapping: the address changes to and fro every 300 ms for 30 s",
                "session lives, <= 1 mobility ping/s, data arrive", () -> new MobilityCases().flapping()));
        return cases;
    }

    private Outcome rebinding(boolean address, Traffic traffic) {
        if (traffic == Traffic.BOTH_WAYS || traffic == Traffic.ONE_WAY_OUT) {
            media.flow(alice, session, bob);
        }
        if (traffic == Traffic.BOTH_WAYS || traffic == Traffic.ONE_WAY_IN) {
            media.flow(bob, bob.sessionWith("alice").orElseThrow(), alice);
        }
        for (int second = 5; second <= 25; second += 5) {
            simulation.at(second * Time.SECOND, address ? nat::move : nat::restart);
        }
        simulation.runFor(SECONDS * Time.SECOND);
        // whoever is silent only shows that it moved when it is asked; until then nothing can find it
        boolean silent = traffic == Traffic.IDLE || traffic == Traffic.ONE_WAY_IN;
        simulation.runFor(30 * Time.SECOND);
        int moves = bob.count(EndpointEvent.AddressChanged.class);
        boolean open = session.isOpen() && bob.isOpenTo(alice);
        boolean reached = media.isHeard(bob, bob.sessionWith("alice").orElseThrow(), alice);
        boolean all = silent ? moves >= 1 : moves == 5;
        return Outcome.of(open && reached && all && isProven() && mostPingsInASecond() <= 1,
                String.format(Locale.ROOT, "%d moves, interrupted for %d ms at most, %d mobility pings, %d in one "
                        + "second at most",
                        moves, media.longestPause() / Time.MILLISECOND, questions().size(), mostPingsInASecond()),
                Map.of("moves", moves, "interruption", media.longestPause() / Time.MILLISECOND));
    }

    /** Pings of bob to where he does not send anything else. */
    private List<Trace.Entry> questions() {
        return trace.sent(Ping.class).stream().filter(entry -> entry.from().equals(bob.address())
                && entry.chunks(Ping.class).anyMatch(ping -> ping.message().length > 8)).toList();
    }

    private long mostPingsInASecond() {
        List<Long> times = questions().stream().map(Trace.Entry::time).toList();
        long most = times.isEmpty() ? 0 : 1;
        for (int index = 1; index < times.size(); index++) {
            most = times.get(index) - times.get(index - 1) < Time.SECOND ? 2 : most;
        }
        return most;
    }

    /**
     * Whether bob sent nothing but pings to an address from which he had no answer to one before; the first one is
     * proven.
     */
    private boolean isProven() {
        List<InetSocketAddress> proven = new ArrayList<>();
        boolean right = true;
        for (Trace.Entry entry : trace.entries()) {
            if (!entry.isSent() && entry.to().equals(bob.address())
                    && (proven.isEmpty() || entry.has(PingReply.class))) {
                proven.add(entry.from());
            } else if (entry.isSent() && entry.from().equals(bob.address()) && entry.has(UserData.class)) {
                right &= proven.contains(entry.to());
            }
        }
        return right;
    }

    private Outcome spoofed() {
        InetSocketAddress attacker = new InetSocketAddress("198.51.100.66", 4_000);
        media.flow(alice, session, bob);
        media.flow(bob, bob.sessionWith("alice").orElseThrow(), alice);
        boolean[] copying = {false};
        simulation.network().setFilter((datagram, from, to) -> {
            if (!copying[0] && to.equals(bob.address())) {
                copying[0] = true;
                simulation.network().send(datagram, attacker, to);
                copying[0] = false;
            }
            return true;
        });
        simulation.runFor(SECONDS * Time.SECOND);
        int moves = bob.count(EndpointEvent.AddressChanged.class);
        long toAttacker = trace.sent().filter(entry -> entry.to().equals(attacker)).count();
        return Outcome.of(moves == 0 && session.isOpen() && mostPingsInASecond() <= 1 && toAttacker <= SECONDS + 1
                && media.longestPause() < Time.SECOND / 2,
                moves + " moves, " + toAttacker + " pings to the attacker in " + SECONDS + " s");
    }

    private Outcome flapping() {
        media.flow(alice, session, bob);
        media.flow(bob, bob.sessionWith("alice").orElseThrow(), alice);
        for (int turn = 1; turn <= 100; turn++) {
            simulation.at(simulation.now() + turn * 300 * Time.MILLISECOND, nat::restart);
        }
        simulation.runFor(30 * Time.SECOND);
        final int arrived = media.arrivedAt(bob);
        simulation.runFor(10 * Time.SECOND);
        boolean reached = media.isHeard(bob, bob.sessionWith("alice").orElseThrow(), alice);
        return Outcome.of(session.isOpen() && bob.isOpenTo(alice) && mostPingsInASecond() <= 1 && isProven() && reached
                && arrived > 0.8 * 50 * 30,
                String.format("%d of %d messages of the flapping end arrived within 30 s; %d moves", arrived, 50 * 30,
                        bob.count(EndpointEvent.AddressChanged.class)));
    }
}
