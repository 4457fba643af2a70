package io.github.peerfire.matrix;

import static io.github.peerfire.matrix.MatrixCase.measured;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.AddressOrigin;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import io.github.peerfire.testbed.simulation.Dependence;
import io.github.peerfire.testbed.simulation.Nat;
import io.github.peerfire.testbed.simulation.NatSettings;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How peers behind NATs meet. */
final class IntroductionCases {

    static final NatKind PORT_RESTRICTED = new NatKind(Dependence.NONE, Dependence.ADDRESS_AND_PORT);
    static final NatKind SYMMETRIC = new NatKind(Dependence.ADDRESS_AND_PORT, Dependence.ADDRESS_AND_PORT);
    private static final int CROWD = 200;
    /** With the redirector itself that makes 24. */
    private static final int MOST_REDIRECTED = 23;

    private IntroductionCases() {
    }

    static List<MatrixCase> all(NatGrid grid) {
        return List.of(
                measured("RD",
                        "redirector: 1..24 addresses, three of four IPv4 and the others IPv6, the last one alive",
                        "opens at the last; cap 24 over the whole open attempt, the redirector's own address included",
                        IntroductionCases::redirects),
                measured("FW", "forwarder, responder behind PR NAT, RHello mode and Implied Redirect mode",
                        "opens both ways of fig. 14/15", IntroductionCases::forwarded),
                measured("INT", "redirector+forwarder, every pair of the nine NATs, both roles, both arrival orders",
                        "exactly the predicted cells connect", () -> grid(grid)),
                measured("INT-fail", "the pairs of those that cannot connect",
                        "fail cleanly at the deadline: told after 95 s, nothing left, so that a fallback can be "
                        + "offered", IntroductionCases::cleanFailure),
                measured("PS", "both peers open through the introducer at once, 0..100 ms apart, behind PR NATs and "
                        + "in the open",
                        "one session", IntroductionCases::both),
                measured("NAT-MM", CROWD + " clients behind one public IP", "all open", IntroductionCases::crowd));
    }

    private static Outcome redirects() {
        StringBuilder hellos = new StringBuilder();
        boolean met = true;
        for (int count = 1; count <= 25; count++) {
            Simulation simulation = Simulation.seeded(count);
            final Trace trace = new Trace(simulation);
            Peer server = new Peer(simulation, "server", EndpointConfig.RENDEZVOUS, Peer.ANYWHERE);
            InetSocketAddress anywhere6 = new InetSocketAddress("::", 0);
            Peer alice = new Peer(simulation, "alice", EndpointConfig.PEER, Peer.ANYWHERE, anywhere6);
            Peer bob = new Peer(simulation, "bob", EndpointConfig.PEER, Peer.ANYWHERE, anywhere6);
            List<CandidateAddress> addresses = new ArrayList<>();
            for (int index = 1; index < count; index++) {
                String dead = index % 4 > 0 ? "192.0.2." + index : "fd00:dead::" + index;
                addresses.add(new CandidateAddress(AddressOrigin.OBSERVED, new InetSocketAddress(dead, 1935)));
            }
            InetSocketAddress last = bob.driver.localAddresses().get(count % 2);
            addresses.add(new CandidateAddress(AddressOrigin.OBSERVED, last));
            server.behave((event, now) -> {
                if (event instanceof EndpointEvent.LookupRequested lookup) {
                    server.driver.endpoint().redirect(lookup, addresses, now);
                }
            });
            alice.open("bob", server.address());
            boolean open = simulation.runUntil(() -> bob.isOpenTo(alice), Time.SECOND);
            met &= open == (count <= MOST_REDIRECTED);
            long tried = trace.sent(InitiatorHello.class).stream().map(Trace.Entry::to)
                    .filter(to -> !to.equals(server.address())).distinct().count();
            met &= tried == Math.min(count, MOST_REDIRECTED) && trace.sent(InitiatorHello.class)
                    .size() <= 2 * tried + 2;
            hellos.append(open ? "" : "(not open) ").append(tried).append('/')
                    .append(trace.sent(InitiatorHello.class).size()).append(' ');
        }
        return Outcome.of(met, "candidates tried/IHellos sent for 1, 2, ... 25 addresses: " + hellos);
    }

    private static Outcome forwarded() {
        Outcome hello = forwarded("RHello", false);
        return Outcome.all(hello, forwarded("Implied Redirect", true));
    }

    private static Outcome forwarded(String name, boolean implied) {
        Simulation simulation = Simulation.seeded(1);
        Introduction introduction = new Introduction(simulation, null, simulation.network()
                .addNat(PORT_RESTRICTED.settings()));
        long time = (implied ? introduction.withImpliedRedirects() : introduction.forwardingOnly()).connect();
        return Outcome.of(time > 0 && time < Time.SECOND, String.format(Locale.ROOT, "%s: %s, %.1f round trips; ",
                name, shown(time), time / 30.0 / Time.MILLISECOND));
    }

    private static Outcome cleanFailure() {
        int pairs = 0;
        int clean = 0;
        for (NatKind initiator : NatKind.all()) {
            for (NatKind responder : NatKind.all()) {
                if (!NatKind.canMeet(initiator, responder)) {
                    pairs++;
                    clean += failsCleanly(initiator, responder) ? 1 : 0;
                }
            }
        }
        return Outcome.of(pairs == clean, clean + " of " + pairs + " pairs");
    }

    private static boolean failsCleanly(NatKind initiator, NatKind responder) {
        Simulation simulation = Simulation.seeded(1);
        Introduction introduction = new Introduction(simulation,
                simulation.network().addNat(initiator.settings()), simulation.network().addNat(responder.settings()));
        final long begin = simulation.now();
        introduction.alice.open("bob", introduction.server.address());
        simulation.runUntil(() -> introduction.alice.count(EndpointEvent.SessionOpenFailed.class) > 0,
                2 * HandshakeCases.OPEN_LIMIT);
        boolean inTime = simulation.now() - begin == HandshakeCases.OPEN_LIMIT;
        introduction.alice.driver.closeAsync();
        introduction.bob.driver.closeAsync();
        simulation.runFor(60 * Time.SECOND);
        return inTime && introduction.alice.driver.endpoint().nextDeadline() == Time.NEVER
                && introduction.bob.driver.endpoint().nextDeadline() == Time.NEVER;
    }

    private static Outcome grid(NatGrid grid) {
        long connecting = grid.cells().stream().filter(cell -> cell.redirectFirst() >= 0).count();
        List<NatGrid.Cell> surprises = grid.cells().stream().filter(cell -> !cell.isAsPredicted()).toList();
        List<Long> times = new ArrayList<>();
        grid.cells().forEach(cell -> times.addAll(List.of(cell.redirectFirst(), cell.helloFirst())));
        times.removeIf(time -> time < 0);
        times.sort(null);
        return Outcome.of(surprises.isEmpty(), connecting + " of 81 pairs connect, p50 " + FaultyHandshakes.at(times,
                0.5)
                + " ms, p99 " + FaultyHandshakes.at(times, 0.99) + " ms"
                + surprises.stream().map(Object::toString).collect(Collectors.joining("; ", " ", "")),
                Map.of("connecting", connecting, "p50", FaultyHandshakes.at(times, 0.5)));
    }

    static String shown(long time) {
        return time < 0 ? "no session" : time / Time.MILLISECOND + " ms";
    }

    private static Outcome both() {
        int single = 0;
        List<Long> times = new ArrayList<>();
        for (int offset = 0; offset <= 100; offset++) {
            for (boolean hidden : new boolean[] {true, false}) {
                Simulation simulation = Simulation.seeded(offset);
                NatSettings settings = PORT_RESTRICTED.settings();
                Introduction introduction = hidden
                        ? new Introduction(simulation, simulation.network().addNat(settings), simulation.network()
                        .addNat(settings))
                        : new Introduction(simulation, null, null);
                times.add(introduction.connectBoth(offset * Time.MILLISECOND) / Time.MILLISECOND);
                simulation.runFor(60 * Time.SECOND);
                single += introduction.hasOneSession() ? 1 : 0;
            }
        }
        times.sort(null);
        return Outcome.of(single == 202, single + " of 202 with one session, p50 " + FaultyHandshakes.at(times, 0.5)
                + ", worst "
                + FaultyHandshakes.at(times, 1) + " ms");
    }

    private static Outcome crowd() {
        Simulation simulation = Simulation.seeded(1);
        Nat nat = simulation.network().addNat(PORT_RESTRICTED.settings());
        Peer server = new Peer(simulation, "server");
        for (int index = 0; index < CROWD; index++) {
            new Peer(simulation, "client" + index, EndpointConfig.PEER, nat.freshHost())
                    .open(server);
        }
        simulation.runFor(30 * Time.SECOND);
        int open = server.driver.endpoint().sessions().size();
        return Outcome.of(open == CROWD, open + " of " + CROWD + " open", Map.of("open", open));
    }
}
