package io.github.peerfire.matrix;

import static io.github.peerfire.matrix.MatrixCase.measured;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.Dependence;
import io.github.peerfire.testbed.simulation.Nat;
import io.github.peerfire.testbed.simulation.NatSettings;
import io.github.peerfire.testbed.simulation.NatSettings.Hairpinning;
import io.github.peerfire.testbed.simulation.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How peers behind NATs meet. */
final class IntroductionCases {

    private static final NatKind PORT_RESTRICTED = new NatKind(Dependence.NONE, Dependence.ADDRESS_AND_PORT);
    private static final NatKind SYMMETRIC = new NatKind(Dependence.ADDRESS_AND_PORT, Dependence.ADDRESS_AND_PORT);
    private static final int CROWD = 200;

    private IntroductionCases() {
    }

    static List<MatrixCase> all(NatGrid grid) {
        return List.of(
                measured("INT", "introduction over every pair of NATs in both roles and orders of arrival",
                        "exactly the predicted cells connect", () -> grid(grid)),
                measured("INT2-lan", "both in one LAN without hairpinning, local addresses told", "LAN path chosen",
                        () -> sameNat(Hairpinning.OFF, true, true, true)),
                measured("INT2-none", "both behind one NAT without hairpinning, public addresses only", "no session, "
                        + "clean failure", () -> sameNat(Hairpinning.OFF, false, false, false)),
                measured("INT2-pin", "both behind one NAT that hairpins, public addresses only", "connects",
                        () -> sameNat(Hairpinning.EXTERNAL_SOURCE, false, true, false)),
                measured("INT2-nat2", "double NAT, port-restricted twice, to port-restricted", "connects",
                        () -> doubleNat(PORT_RESTRICTED, PORT_RESTRICTED, PORT_RESTRICTED, true)),
                measured("INT2-nat2s", "double NAT with a symmetric stage, to port-restricted", "no session",
                        () -> doubleNat(PORT_RESTRICTED, SYMMETRIC, PORT_RESTRICTED, false)),
                measured("INT2-level", "behind an inner NAT, to a host on the outer NAT's LAN, by hairpin", "connects",
                        IntroductionCases::twoLevels),
                measured("PS", "both look for each other at once, behind port-restricted NATs", "one session",
                        IntroductionCases::both),
                measured("NAT-MM", CROWD + " clients behind one NAT to one server", "all open", IntroductionCases::crowd));
    }

    private static Outcome grid(NatGrid grid) {
        long connecting = grid.cells().stream().filter(cell -> cell.redirectFirst() >= 0).count();
        List<NatGrid.Cell> surprises = grid.cells().stream().filter(cell -> !cell.isAsPredicted()).toList();
        List<Long> times = new ArrayList<>();
        grid.cells().forEach(cell -> times.addAll(List.of(cell.redirectFirst(), cell.helloFirst())));
        times.removeIf(time -> time < 0);
        times.sort(null);
        return Outcome.of(surprises.isEmpty(), connecting + " of 81 pairs connect, p50 " + FaultyHandshakes.at(times, 0.5)
                + " ms, p99 " + FaultyHandshakes.at(times, 0.99) + " ms"
                + surprises.stream().map(Object::toString).collect(Collectors.joining("; ", " ", "")),
                Map.of("connecting", connecting, "p50", FaultyHandshakes.at(times, 0.5)));
    }

    private static Outcome sameNat(Hairpinning hairpinning, boolean tellLocal, boolean expected, boolean overLan) {
        Simulation simulation = Simulation.seeded(1);
        Nat nat = simulation.network().addNat(PORT_RESTRICTED.settings().withHairpinning(hairpinning));
        Introduction introduction = new Introduction(simulation, nat, nat);
        if (tellLocal) {
            introduction.tellingLocalAddresses();
        }
        long time = introduction.connect();
        boolean lan = introduction.alice.sessionWith("bob")
                .map(session -> session.farAddress().equals(introduction.bob.address())).orElse(false);
        return Outcome.of(time >= 0 == expected && lan == overLan, shown(time) + (lan ? " over the LAN" : ""));
    }

    private static String shown(long time) {
        return time < 0 ? "no session" : time / Time.MILLISECOND + " ms";
    }

    private static Outcome doubleNat(NatKind inner, NatKind outer, NatKind other, boolean expected) {
        StringBuilder figures = new StringBuilder();
        boolean met = true;
        for (boolean initiatorInside : new boolean[] {true, false}) {
            Simulation simulation = Simulation.seeded(1);
            Nat twice = simulation.network().addNat(inner.settings(), simulation.network().addNat(outer.settings()));
            Nat once = simulation.network().addNat(other.settings());
            long time = new Introduction(simulation, initiatorInside ? twice : once, initiatorInside ? once : twice).connect();
            met &= time >= 0 == expected;
            figures.append(initiatorInside ? "from inside " : ", to inside ").append(shown(time));
        }
        return Outcome.of(met, figures.toString());
    }

    private static Outcome twoLevels() {
        Simulation simulation = Simulation.seeded(1);
        Nat outer = simulation.network().addNat(PORT_RESTRICTED.settings());
        Nat inner = simulation.network().addNat(PORT_RESTRICTED.settings(), outer);
        long time = new Introduction(simulation, inner, outer).connect();
        return Outcome.of(time >= 0, shown(time));
    }

    private static Outcome both() {
        Simulation simulation = Simulation.seeded(1);
        NatSettings settings = PORT_RESTRICTED.settings();
        Introduction introduction = new Introduction(
                simulation, simulation.network().addNat(settings), simulation.network().addNat(settings));
        long time = introduction.connectBoth();
        simulation.runFor(60 * Time.SECOND);
        // each has one with the introducer, too
        int sessions = introduction.alice.driver.endpoint().sessions().size()
                + introduction.bob.driver.endpoint().sessions().size();
        return Outcome.of(time >= 0 && sessions == 4, shown(time) + ", " + (sessions - 2) / 2 + " session");
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
