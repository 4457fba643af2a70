package io.github.peerfire.matrix;

import static io.github.peerfire.matrix.MatrixCase.measured;

import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.Link;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How fast it goes. */
final class RateCases {

    static final double GOAL = 0.85;

    private static final int PACKET = 1_220;
    private static final int BYTES = 10_000_000;
    private static final int REPETITIONS = 5;
    private static final int SEGMENT = 1_460;
    private static final long LIMIT = 3_600 * Time.SECOND;
    private static final int[] QUEUES = {5, 25, 200};
    private static final double[] LOSSES = {0, 0.001, 0.02};

    private RateCases() {
    }

    static List<MatrixCase> all() {
        List<MatrixCase> cases = new ArrayList<>();
        for (int megabits : new int[] {1, 10, 100}) {
            for (int roundTrip : new int[] {10, 100, 600}) {
                cases.add(measured("CG-" + megabits + "-" + roundTrip, megabits + " Mbit/s, RTT " + roundTrip
                        + " ms: 10 MB x5 for queues of 5, 25, 200 packets and random loss 0, 0.1, 2 %",
                        "never above slow-start envelope; clean with a queue for what is under way: >= 85 % of what "
                        + "ideal slow start gets",
                        () -> transfers(megabits, roundTrip)));
                cases.add(measured("CG-full-" + megabits + "-" + roundTrip,
                        megabits + " Mbit/s, RTT " + roundTrip + " ms, clean, queue for half of what is under way",
                        ">= 85 % of a clean link after 20 s and 30 round trips", () -> goodput(megabits, roundTrip)));
            }
        }
        return cases;
    }

    private static Outcome transfers(int megabits, int roundTrip) {
        StringBuilder figures = new StringBuilder();
        Map<String, Object> values = new LinkedHashMap<>();
        boolean met = true;
        for (int queue : QUEUES) {
            for (double loss : LOSSES) {
                Rate rate = new Rate(megabits, roundTrip, queue, loss);
                // with a shorter queue slow start overflows it, which no congestion control can know beforehand
                boolean gated = loss == 0 && queue * PACKET >= megabits * 125 * roundTrip / 2;
                met &= rate.isBelowEnvelope() && rate.isComplete() && (!gated || rate.share() >= GOAL);
                figures.append(rate);
                values.put("q" + queue + "-" + loss, Map.of("kbits", rate.kilobits(), "share", rate.share(),
                        "queueMilliseconds", rate.queueing()));
            }
        }
        return Outcome.of(met, figures.toString(), values);
    }

    /** Once it had the time to find out how much that is. */
    static Outcome goodput(int megabits, int roundTrip) {
        int underWay = megabits * 125 * roundTrip;
        Link link = Link.GOOD.withDelay(roundTrip * Time.MILLISECOND / 2)
                .withRate(megabits * 1_000_000L, Math.max(25 * PACKET, underWay / 2));
        Transfer transfer = new Transfer(link, 1, 1, 1_500_000_000).begin();
        transfer.simulation.runFor((20_000 + 30L * roundTrip) * Time.MILLISECOND);
        double rate = transfer.rateOver(20 * Time.SECOND) / 1e6;
        long delay = transfer.session.smoothedRoundTripTime() / Time.MILLISECOND;
        return Outcome.of(rate >= GOAL * megabits, String.format(Locale.ROOT,
                "%.2f Mbit/s, %.0f %%, round trip with queue %d ms",
                rate, 100 * rate / megabits, delay),
                Map.of("megabits", rate, "share", rate / megabits, "roundTripMilliseconds", delay));
    }

    /** Five transfers over links of one kind. */
    private static final class Rate {

        private final int megabits;
        private final int roundTrip;
        private final int queue;
        private final double loss;
        private long time;
        private long queueing;
        private long samples;
        private boolean complete = true;
        private boolean below = true;

        Rate(int megabits, int roundTrip, int queue, double loss) {
            this.megabits = megabits;
            this.roundTrip = roundTrip;
            this.queue = queue;
            this.loss = loss;
            for (int seed = 1; seed <= REPETITIONS; seed++) {
                transfer(seed);
            }
        }

        private void transfer(int seed) {
            Link link = Link.GOOD.withDelay(roundTrip * Time.MILLISECOND / 2)
                    .withRate(megabits * 1_000_000L, queue * PACKET).withLoss(loss);
            Transfer transfer = new Transfer(link, seed, 1, BYTES);
            transfer.simulation.runUntil(transfer.session::isOpen, 60 * Time.SECOND);
            long begin = transfer.simulation.now();
            transfer.begin();
            while (!transfer.isComplete() && transfer.simulation.now() - begin < LIMIT) {
                transfer.simulation.runUntil(transfer::isComplete, roundTrip * Time.MILLISECOND / 2);
                sample(transfer, transfer.simulation.now() - begin);
            }
            complete &= transfer.isComplete() && transfer.isIntact();
            time += transfer.simulation.now() - begin;
        }

        private void sample(Transfer transfer, long since) {
            // what three segments become that double in each round trip, and one fragment beyond the window
            long doublings = Math.min(30, since / (roundTrip * Time.MILLISECOND));
            below &= transfer.session.bytesInFlight() <= (3L * SEGMENT << doublings) + SEGMENT;
            queueing += Math.max(0, transfer.session.smoothedRoundTripTime() - roundTrip * Time.MILLISECOND);
            samples++;
        }

        double kilobits() {
            return 8e6 * BYTES * REPETITIONS / time;
        }

        /**
         * Of what a flow would get that begins with three segments, doubles until the link is full, and loses nothing.
         */
        double share() {
            double rate = megabits * 1e6 / 8;
            double seconds = roundTrip / 1e3;
            double window = 3 * SEGMENT;
            double left = BYTES;
            double ideal = 0;
            while (window < rate * seconds && left > window) {
                left -= window;
                ideal += seconds;
                window *= 2;
            }
            ideal += left / rate + seconds / 2;
            return ideal * Time.SECOND * REPETITIONS / time;
        }

        long queueing() {
            return queueing / samples / Time.MILLISECOND;
        }

        boolean isComplete() {
            return complete;
        }

        boolean isBelowEnvelope() {
            return below;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "q%d %.1f%%: %.0f kbit/s, %.0f %%, queue %d ms%s; ", queue, 100 * loss,
                    kilobits(),
                    100 * share(), queueing(), below ? "" : " ABOVE ENVELOPE");
        }
    }
}
