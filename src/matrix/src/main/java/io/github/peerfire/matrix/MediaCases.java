package io.github.peerfire.matrix;

import static io.github.peerfire.matrix.MatrixCase.measured;

import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Priority;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.Simulation;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Audio of 24 kbit/s and video of 600 kbit/s over a link that gets narrow and wide again. */
final class MediaCases {

    private static final int QUEUE = 30_000;
    private static final int WIDE = 2_000_000;
    private static final int NARROW = 500_000;
    private static final long BASE = 15;
    /** A second to open, then ten wide and twenty narrow. */
    private static final long WIDE_AGAIN = 31 * Time.SECOND;
    private static final long TOLERATED = 150;
    private static final Reliability AUDIO = Reliability.within(500 * Time.MILLISECOND);
    private static final Reliability VIDEO = new Reliability(300 * Time.MILLISECOND, 1_000 * Time.MILLISECOND);

    private final Simulation simulation = Simulation.seeded(1);
    private final List<Long> audioDelays = new ArrayList<>();
    private int frames;
    private int framesAfter;
    private long recovery;
    private final ArrayDeque<Long> arrivals = new ArrayDeque<>();

    static List<MatrixCase> all() {
        return List.of(measured("RT", "audio 24 kbit/s beside video 600 kbit/s, link 2 to 0.5 Mbit/s for 20 s and back",
                "audio p99 < 150 ms over base; video sheds", () -> new MediaCases().run()));
    }

    Outcome run() {
        setRate(WIDE);
        Peer alice = new Peer(simulation, "alice");
        Peer bob = new Peer(simulation, "bob");
        bob.behave(this::receive);
        Session session = alice.open(bob);
        simulation.runFor(Time.SECOND);
        SendFlow audio = session.openFlow(new byte[] {1}, new FlowOptions(Priority.IMMEDIATE, true, 65_536), 0);
        SendFlow video = session.openFlow(new byte[] {2}, new FlowOptions(Priority.LOW, true, 65_536), 0);
        for (int tick = 0; tick < 2_500; tick++) {
            alice.driver.schedule(20L * tick * Time.MILLISECOND, () -> write(audio, 60, AUDIO));
        }
        for (int frame = 0; frame < 1_250; frame++) {
            alice.driver.schedule(40L * frame * Time.MILLISECOND, () -> write(video, 3_000, VIDEO));
        }
        simulation.runFor(10 * Time.SECOND);
        setRate(NARROW);
        final int framesBefore = frames;
        simulation.runFor(20 * Time.SECOND);
        setRate(WIDE);
        final int framesNarrow = frames - framesBefore;
        // until a second's worth of video comes in a second
        simulation.runUntil(() -> framesInLastSecond() >= 25, 20 * Time.SECOND);
        recovery = (simulation.now() - WIDE_AGAIN) / Time.MILLISECOND;
        simulation.runFor(WIDE_AGAIN + 5 * Time.SECOND - simulation.now());
        framesAfter = frames;
        simulation.runFor(20 * Time.SECOND);
        return outcome(framesNarrow, frames - framesAfter);
    }

    private Outcome outcome(int framesNarrow, int framesWide) {
        audioDelays.sort(null);
        long p99 = FaultyHandshakes.at(audioDelays, 0.99);
        double lost = 100 * (1 - audioDelays.size() / 2_500.0);
        return Outcome.of(p99 < BASE + TOLERATED && lost < 2 && framesNarrow < 500 && framesWide > 0.9 * 375,
                String.format(Locale.ROOT, "audio p50 %d, p99 %d, worst %d ms, %.1f %% lost; video %d of 500 frames "
                        + "while narrow, %d of 375 afterwards, recovered after %d ms",
                        FaultyHandshakes.at(audioDelays, 0.5), p99,
                        FaultyHandshakes.at(audioDelays, 1), lost, framesNarrow, framesWide, recovery),
                Map.of("audioP99", p99, "audioLostPercent", lost, "recovery", recovery, "videoNarrow", framesNarrow,
                        "videoWide", framesWide));
    }

    private int framesInLastSecond() {
        while (!arrivals.isEmpty() && arrivals.peek() <= simulation.now() - Time.SECOND) {
            arrivals.remove();
        }
        return arrivals.size();
    }

    private void setRate(int rate) {
        simulation.network().setLink(Link.GOOD.withRate(rate, QUEUE));
    }

    private void write(SendFlow flow, int length, Reliability reliability) {
        flow.write(ByteBuffer.allocate(length).putLong(simulation.now()).array(), reliability, simulation.now());
    }

    private void receive(EndpointEvent event, long now) {
        if (event instanceof EndpointEvent.MessageArrived its) {
            if (its.flow().metadata()[0] == 1) {
                audioDelays.add((now - ByteBuffer.wrap(its.message()).getLong()) / Time.MILLISECOND);
            } else {
                frames++;
                arrivals.add(simulation.now());
            }
        }
    }
}
