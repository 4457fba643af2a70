package io.github.peerfire.matrix;

import static io.github.peerfire.matrix.MatrixCase.measured;

import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.Simulation;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What becomes of user data that need not all arrive, or not in order. */
final class ReliabilityCases {

    private ReliabilityCases() {
    }

    static List<MatrixCase> all() {
        return List.of(
                measured("PR", "a message each 20 ms, 10 % loss, deadlines 50 ms to 1 s",
                        "p99 within the deadline and a round trip, worst within one more, where the news of what was "
                        + "given up is lost as well",
                        ReliabilityCases::deadlines),
                measured("NO", "network order, reorder 30 %, messages of 1 to 4 fragments",
                        "each complete message delivered on completion, once",
                        ReliabilityCases::networkOrder));
    }

    private static Outcome deadlines() {
        StringBuilder figures = new StringBuilder();
        boolean met = true;
        for (int deadline : new int[] {50, 100, 300, 1_000}) {
            List<Long> delays = trickle(Reliability.within(deadline * Time.MILLISECOND), Link.GOOD.withLoss(0.1),
                    false);
            delays.sort(null);
            long worst = delays.get(delays.size() - 1);
            long p99 = FaultyHandshakes.at(delays, 0.99);
            met &= p99 <= deadline + 30 && worst <= deadline + 2 * 30;
            figures.append(String.format(Locale.ROOT, "%d ms: %.1f %% arrive, p99 %d, worst %d ms; ",
                    deadline, delays.size() / 10.0, p99, worst));
        }
        return Outcome.of(met, figures.toString());
    }

    private static Outcome networkOrder() {
        return Outcome.all(networkOrder(200), networkOrder(2_500), networkOrder(4_000));
    }

    private static Outcome networkOrder(int length) {
        Trickle onArrival = new Trickle(length, true);
        Trickle ordered = new Trickle(length, false);
        onArrival.run(Link.GOOD.withReordering(0.3));
        ordered.run(Link.GOOD.withReordering(0.3));
        return Outcome.of(onArrival.isEachOnceOnCompletion() && ordered.isEachOnce()
                && onArrival.mean() < ordered.mean(),
                String.format(Locale.ROOT, "%d bytes: mean %.2f ms, in order %.2f ms more; ", length, onArrival.mean(),
                        ordered.mean() - onArrival.mean()));
    }

    /** A thousand messages, one each 20 ms; how many milliseconds each took that arrived. */
    private static List<Long> trickle(Reliability reliability, Link link, boolean onArrival) {
        Simulation simulation = Simulation.seeded(1);
        Peer alice = new Peer(simulation, "alice");
        Peer bob = new Peer(simulation, "bob");
        Session session = alice.open(bob);
        simulation.runFor(Time.SECOND);
        simulation.network().setLink(link);
        List<Long> delays = new ArrayList<>();
        bob.behave((event, now) -> {
            if (event instanceof EndpointEvent.FlowOpened its) {
                its.flow().deliverOnArrival(onArrival);
            } else if (event instanceof EndpointEvent.MessageArrived its) {
                delays.add((now - ByteBuffer.wrap(its.message()).getLong()) / Time.MILLISECOND);
            }
        });
        SendFlow flow = session.openFlow(new byte[] {1}, FlowOptions.DEFAULT, simulation.now());
        for (int index = 0; index < 1_000; index++) {
            alice.driver.schedule(index * 20 * Time.MILLISECOND, () -> flow.write(
                    ByteBuffer.allocate(200).putLong(simulation.now()).array(), reliability, simulation.now()));
        }
        simulation.runFor(60 * Time.SECOND);
        return delays;
    }
}
