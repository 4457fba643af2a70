package io.github.peerfire.matrix;

import static io.github.peerfire.matrix.MatrixCase.measured;

import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How fast it goes, and how fair. */
final class RateCases {

    private static final int PACKET = 1_220;
    private static final double GOAL = 0.85;
    private static final double FAIR = 0.8;

    private RateCases() {
    }

    static List<MatrixCase> all() {
        List<MatrixCase> cases = new ArrayList<>();
        for (int megabits : new int[] {1, 10, 100}) {
            for (int roundTrip : new int[] {10, 100, 600}) {
                cases.add(measured("CG-" + megabits + "-" + roundTrip,
                        megabits + " Mbit/s, round trip " + roundTrip + " ms, clean",
                        "at least 85 % of the link after 20 s and 30 round trips", () -> goodput(megabits, roundTrip, 0)));
            }
        }
        cases.add(measured("CG-loss", "10 Mbit/s, 100 ms, 0.1 % loss", "figure only: nothing starves",
                () -> goodput(10, 100, 0.001)));
        cases.add(measured("XT-reno", "one flow beside one of Reno, 10 Mbit/s, 60 ms", "Jain 0.8 or better",
                () -> besideReno(60)));
        cases.add(measured("XT-reno20", "one flow beside one of Reno, 10 Mbit/s, 20 ms", "Jain 0.8 or better",
                () -> besideReno(20)));
        cases.add(measured("XT-rtmfp", "two sessions side by side, 10 Mbit/s, 60 ms", "Jain 0.8 or better",
                RateCases::besideItself));
        cases.addAll(MediaCases.all());
        return cases;
    }

    /** With a queue for half of what is under way, 25 packets at least. */
    private static Link link(int megabits, int roundTrip) {
        int underWay = megabits * 125 * roundTrip;
        return Link.GOOD.withDelay(roundTrip * Time.MILLISECOND / 2)
                .withRate(megabits * 1_000_000L, Math.max(25 * PACKET, underWay / 2));
    }

    private static Outcome goodput(int megabits, int roundTrip, double loss) {
        Transfer transfer = new Transfer(link(megabits, roundTrip).withLoss(loss), 1, 1, 1_500_000_000).begin();
        transfer.simulation.runFor((20_000 + 30L * roundTrip) * Time.MILLISECOND);
        double rate = transfer.rateOver(20 * Time.SECOND) / 1e6;
        long delay = transfer.session.smoothedRoundTripTime() / Time.MILLISECOND;
        return Outcome.of(rate >= GOAL * megabits || loss > 0 && rate > 0.1 * megabits,
                String.format(Locale.ROOT, "%.2f Mbit/s, %.0f %%, round trip with queue %d ms",
                        rate, 100 * rate / megabits, delay),
                Map.of("megabits", rate, "share", rate / megabits, "roundTripMilliseconds", delay));
    }

    private static Outcome besideReno(int roundTrip) {
        Transfer transfer = new Transfer(link(10, roundTrip), 1, 1, 500_000_000).begin();
        RenoFlow reno = new RenoFlow(transfer.simulation,
                transfer.alice.address().getAddress(), transfer.bob.address().getAddress());
        reno.begin();
        transfer.simulation.runFor(10 * Time.SECOND);
        long before = reno.bytesArrived();
        double ours = transfer.rateOver(60 * Time.SECOND) / 1e6;
        double its = (reno.bytesArrived() - before) * 8 / 60e6;
        return fairness(ours, its, "Reno");
    }

    private static Outcome besideItself() {
        Simulation simulation = Simulation.seeded(1);
        simulation.network().setLink(link(10, 60));
        Transfer one = new Transfer(simulation, Peer.ANYWHERE, 1, 500_000_000, 1 << 20);
        TwinTransfer other = new TwinTransfer(simulation, one);
        one.begin();
        other.begin();
        simulation.runFor(10 * Time.SECOND);
        long before = other.bytesArrived();
        double first = one.rateOver(60 * Time.SECOND) / 1e6;
        return fairness(first, (other.bytesArrived() - before) * 8 / 60e6, "the other");
    }

    private static Outcome fairness(double ours, double its, String name) {
        double jain = (ours + its) * (ours + its) / (2 * (ours * ours + its * its));
        return Outcome.of(jain >= FAIR, String.format(Locale.ROOT, "%.2f Mbit/s, %s %.2f Mbit/s, Jain %.3f",
                ours, name, its, jain), Map.of("jain", jain, "ours", ours, "its", its));
    }
}
