package io.github.peerfire.matrix;

import static io.github.peerfire.matrix.MatrixCase.measured;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.testbed.simulation.Dependence;
import io.github.peerfire.testbed.simulation.Nat;
import io.github.peerfire.testbed.simulation.NatSettings;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What comes of two openings that cross. */
final class GlareCases {

    private final String first;
    private final String second;
    private int orders;
    private int firstInitiates;
    private final List<String> failures = new ArrayList<>();

    private GlareCases(String first, String second) {
        this.first = first;
        this.second = second;
    }

    static List<MatrixCase> all() {
        return List.of(
                measured("GL", "glare: both IIKeyings cross; all orders of 4+4 packets, certificate order both ways, "
                        + "near-prefix and equal certificates, a message queued at each end",
                        "exactly one session, roles per lexicographic rule, no flow lost; queued flows ride the "
                        + "surviving session", GlareCases::allOrders),
                measured("GL2", "glare through a NAT where the IIKeying arrives from an address not in the candidate "
                        + "set, 100 offsets, both certificate orders", "still one session, no flow lost",
                        GlareCases::throughNat));
    }

    private static Outcome allOrders() {
        return Outcome.all(of("alice", "bob"), of("bob", "alice"), of("alice", "alice2"), of("alice2", "alice"),
                of("twin", "twin"));
    }

    private static Outcome of(String first, String second) {
        GlareCases cases = new GlareCases(first, second);
        cases.explore(new ArrayList<>());
        return Outcome.of(cases.failures.isEmpty(), String.format("%s/%s: %d orders, first initiates in %d%s; ", first,
                second,
                cases.orders, cases.firstInitiates, cases.failures.isEmpty() ? "" : ", FAILED " + cases.failures.get(0)
                        + " and " + (cases.failures.size() - 1) + " more"),
                Map.of(first + "/" + second, cases.orders));
    }

    private void explore(List<Integer> chosen) {
        CrossedOpenings openings = new CrossedOpenings(first, second);
        chosen.forEach(openings::deliver);
        int choices = openings.choices();
        for (int next = 0; next < choices; next++) {
            List<Integer> further = new ArrayList<>(chosen);
            further.add(next);
            explore(further);
        }
        if (choices == 0) {
            orders++;
            if (!openings.settlesInOneSession()) {
                failures.add(chosen + ": " + openings.state());
            }
            firstInitiates += openings.isFirstInitiator() ? 1 : 0;
        }
    }

    private static Outcome throughNat() {
        int single = 0;
        for (int offset = 0; offset < 100; offset++) {
            single += isSingle("alice", "bob", offset) ? 1 : 0;
            single += isSingle("bob", "alice", offset) ? 1 : 0;
        }
        return Outcome.of(single == 200, single + " of 200 with one session and both messages");
    }

    private static boolean isSingle(String hiddenName, String reachableName, int offset) {
        Simulation simulation = Simulation.seeded(offset);
        Nat nat = simulation.network().addNat(NatSettings.of(Dependence.NONE, Dependence.NONE));
        Peer hidden = new Peer(simulation, hiddenName, EndpointConfig.PEER, nat.freshHost());
        Peer reachable = new Peer(simulation, reachableName);
        int[] messages = {0, 0};
        hidden.behave((event, now) -> messages[0] += event instanceof EndpointEvent.MessageArrived ? 1 : 0);
        reachable.behave((event, now) -> messages[1] += event instanceof EndpointEvent.MessageArrived ? 1 : 0);
        // where the hidden one was before its NAT forgot it
        InetSocketAddress stale = new InetSocketAddress(nat.externalAddress(), 1);
        Session outward = reachable.open(hiddenName, stale);
        write(outward, simulation);
        simulation.runFor(offset * Time.MILLISECOND);
        write(hidden.open(reachable), simulation);
        simulation.runFor(60 * Time.SECOND);
        return hidden.driver.endpoint().sessions().size() == 1 && reachable.driver.endpoint().sessions().size() == 1
                && hidden.count(EndpointEvent.SessionOpened.class) == 1
                && reachable.count(EndpointEvent.SessionOpened.class) == 1 && messages[0] == 1 && messages[1] == 1;
    }

    private static void write(Session session, Simulation simulation) {
        session.openFlow(new byte[] {1}, FlowOptions.DEFAULT, simulation.now())
                .write(new byte[100], Reliability.FULL, simulation.now());
    }
}
