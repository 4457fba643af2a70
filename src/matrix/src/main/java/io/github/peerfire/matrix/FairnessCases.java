package io.github.peerfire.matrix;

import static io.github.peerfire.matrix.MatrixCase.measured;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Priority;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.Simulation;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a flow shares a link with others. */
final class FairnessCases {

    private static final int BYTES = 25_000_000;
    private static final int MEGABITS = 10;
    private static final double FAIR = 0.8;
    private static final int PACKET = 1_220;
    private static final int SEGMENT = 1_460;
    private static final long LIMIT = 300 * Time.SECOND;
    /** For so long TC holds (RFC 7016 §3.5.2.1). */
    private static final long HOLD = 800 * Time.MILLISECOND;

    private FairnessCases() {
    }

    static List<MatrixCase> all() {
        return List.of(
                measured("XT-reno", "25 MB vs a simulated Reno flow, 10 Mbit/s, 60 ms", "Jain >= 0.8 vs Reno",
                        () -> besideTcp(new RenoWindow(), 60, FAIR)),
                measured("XT-reno20", "25 MB vs a simulated Reno flow, 10 Mbit/s, 20 ms", "Jain >= 0.8 vs Reno",
                        () -> besideTcp(new RenoWindow(), 20, FAIR)),
                measured("XT-cubic", "25 MB vs a simulated Cubic flow, 10 Mbit/s, 60 ms",
                        "figure: share, Jain; completes",
                        () -> besideTcp(new CubicWindow(), 60, 0)),
                measured("XT-cubic20", "25 MB vs a simulated Cubic flow, 10 Mbit/s, 20 ms",
                        "figure: share, Jain; completes",
                        () -> besideTcp(new CubicWindow(), 20, 0)),
                measured("XT-rtmfp", "2 RTMFP flows of two sessions, 10 Mbit/s, 60 ms",
                        "Jain >= 0.8 over the minute after the first 10 s", FairnessCases::besideItself),
                measured("XT-tc", "TC flow of 1 Mbit/s vs bulk RTMFP from another peer, 10 Mbit/s",
                        "bulk yields within 800 ms of TCR",
                        FairnessCases::besideTimeCritical));
    }

    /** With a queue for half of what is under way, 25 packets at least. */
    private static Link link(int roundTrip) {
        return Link.GOOD.withDelay(roundTrip * Time.MILLISECOND / 2)
                .withRate(MEGABITS * 1_000_000L, Math.max(25 * PACKET, MEGABITS * 125 * roundTrip / 2));
    }

    /** Both begin at once; the shares are those of the time that our 25 MB take. */
    static Outcome besideTcp(CongestionWindow window, int roundTrip, double fair) {
        Transfer transfer = new Transfer(link(roundTrip), 1, 1, BYTES).begin();
        TcpFlow tcp = new TcpFlow(transfer.simulation, window,
                transfer.alice.address().getAddress(), transfer.bob.address().getAddress());
        tcp.begin();
        long time = transfer.await(LIMIT);
        double seconds = Math.max(time, Time.MILLISECOND) / (double) Time.SECOND;
        return fairness(time > 0 ? BYTES * 8 / seconds / 1e6 : 0, tcp.bytesArrived() * 8 / seconds / 1e6, fair);
    }

    private static Outcome besideItself() {
        Simulation simulation = Simulation.seeded(1);
        simulation.network().setLink(link(60));
        Transfer one = new Transfer(simulation, Peer.ANYWHERE, 1, 500_000_000, 1 << 20);
        TwinTransfer other = new TwinTransfer(simulation, one);
        one.begin();
        other.begin();
        simulation.runFor(10 * Time.SECOND);
        final long before = other.bytesArrived();
        double ours = one.rateOver(60 * Time.SECOND) / 1e6;
        return fairness(ours, (other.bytesArrived() - before) * 8 / 60e6, FAIR);
    }

    private static Outcome fairness(double ours, double its, double fair) {
        double jain = (ours + its) * (ours + its) / (2 * (ours * ours + its * its));
        return Outcome.of(jain >= fair && ours > 0, String.format(Locale.ROOT,
                "%.2f Mbit/s, the other %.2f Mbit/s, our share %.0f %%, Jain %.3f", ours, its,
                100 * ours / (ours + its), jain),
                Map.of("jain", jain, "ours", ours, "its", its));
    }

    static Outcome besideTimeCritical() {
        long[] alone = inFlightBeside(0);
        long[] beside = inFlightBeside(250);
        double growth = (beside[2] - beside[1]) / 10.0;
        double free = (alone[2] - alone[1]) / 10.0;
        return Outcome.of(growth > 0 && growth < 2 * SEGMENT && free > 20 * SEGMENT, String.format(Locale.ROOT,
                "in flight %d bytes before, %d 800 ms after the first TC packet, then %.0f more each round trip; "
                + "without it %d, then %.0f more", beside[0], beside[1], growth, alone[1], free),
                Map.of("before", beside[0], "yielded", beside[1], "growth", growth, "growthAlone", free));
    }

    /**
     * The bulk is in slow start when the first real-time data come to its receiver from somebody else.
     *
     * @param messages of real-time data, one each 20 ms
     * @return what it has in flight then, 800 ms later, and a second after that
     */
    private static long[] inFlightBeside(int messages) {
        Simulation simulation = Simulation.seeded(1);
        // too wide for the bulk to lose anything, so that nothing but the notification can make it yield
        simulation.network().setLink(Link.GOOD.withDelay(50 * Time.MILLISECOND).withRate(1_000_000_000, 100_000_000));
        Transfer bulk = new Transfer(simulation, Peer.ANYWHERE, 1, 400_000_000, 1 << 25);
        Peer speaker = new Peer(simulation, "speaker", EndpointConfig.PEER, Peer.ANYWHERE);
        final Session talk = speaker.open(bulk.bob);
        simulation.runFor(Time.SECOND);
        SendFlow voice = talk.openFlow(new byte[] {0}, new FlowOptions(Priority.IMMEDIATE, true, 65_536),
                simulation.now());
        bulk.begin();
        for (int index = 0; index < messages; index++) {
            // the first one arrives after half a second
            speaker.driver.schedule((450 + 20L * index) * Time.MILLISECOND,
                    () -> voice.write(new byte[1_000], Reliability.NONE, simulation.now()));
        }
        simulation.runFor(500 * Time.MILLISECOND);
        final long before = bulk.session.bytesInFlight();
        simulation.runFor(HOLD);
        final long yielded = bulk.session.bytesInFlight();
        simulation.runFor(Time.SECOND);
        return new long[] {before, yielded, bulk.session.bytesInFlight()};
    }
}
