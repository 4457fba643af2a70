package io.github.peerfire.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What others are measured against has to be sound itself. */
class TcpFlowTest {

    private static final int MEGABITS = 10;

    private final Simulation simulation = Simulation.seeded(1);

    enum Kind {
        RENO(RenoWindow::new),
        CUBIC(CubicWindow::new);

        private final Supplier<CongestionWindow> window;

        Kind(Supplier<CongestionWindow> window) {
            this.window = window;
        }
    }

    TcpFlowTest() {
        setLink(MEGABITS, 30, 37_500);
    }

    private void setLink(int megabits, int delay, int queue) {
        simulation.network().setLink(Link.GOOD.withDelay(delay * Time.MILLISECOND)
                .withRate(megabits * 1_000_000L, queue));
    }

    @ParameterizedTest
    @EnumSource
    void aloneItFillsTheLink(Kind kind) throws UnknownHostException {
        TcpFlow flow = flow(kind);
        assertThat(megabits(flow)).isBetween(0.85 * MEGABITS, 1.0 * MEGABITS);
    }

    @ParameterizedTest
    @EnumSource
    void twoOfThemShareTheLinkFairly(Kind kind) throws UnknownHostException {
        TcpFlow one = flow(kind);
        TcpFlow other = flow(kind);
        double share = megabits(one);
        assertThat(share).isBetween(0.35 * MEGABITS, 0.65 * MEGABITS);
        assertThat(other.bytesArrived()).isBetween(one.bytesArrived() / 2, one.bytesArrived() * 2);
    }

    /** RFC 9438 §4.3: where Reno is fast enough, Cubic takes no more than it. */
    @Test
    void onAShortPathCubicIsAsFriendlyAsReno() throws UnknownHostException {
        setLink(MEGABITS, 10, 37_500);
        TcpFlow cubic = flow(Kind.CUBIC);
        TcpFlow reno = flow(Kind.RENO);
        double share = megabits(cubic);
        assertThat(share).isBetween(0.35 * MEGABITS, 0.75 * MEGABITS);
        assertThat(reno.bytesArrived()).isGreaterThan(cubic.bytesArrived() / 4);
    }

    /** RFC 9438 §3: its window grows with time, not with round trips, so that long fast links are filled sooner. */
    @Test
    void onALongFastLinkCubicRecoversSoonerThanReno() {
        CongestionWindow reno = new RenoWindow();
        CongestionWindow cubic = new CubicWindow();
        for (CongestionWindow window : new CongestionWindow[] {reno, cubic}) {
            while (window.size() < 1_000) {
                window.acknowledged(2, 0, 0);
            }
            window.reduce(window.size(), 0);
            for (long now = 0; now < 10 * Time.SECOND; now += 100 * Time.MILLISECOND) {
                window.acknowledged((int) window.size(), 100 * Time.MILLISECOND, now);
            }
        }
        assertThat(reno.size()).isBetween(550.0, 650.0);
        assertThat(cubic.size()).isBetween(980.0, 1_150.0);
    }

    private TcpFlow flow(Kind kind) throws UnknownHostException {
        TcpFlow flow = new TcpFlow(
                simulation, kind.window.get(), InetAddress.getByName("10.0.0.1"), InetAddress.getByName("10.0.1.1"));
        flow.begin();
        return flow;
    }

    private double megabits(TcpFlow flow) {
        simulation.runFor(10 * Time.SECOND);
        long before = flow.bytesArrived();
        simulation.runFor(60 * Time.SECOND);
        return (flow.bytesArrived() - before) * 8 / 60e6;
    }
}
