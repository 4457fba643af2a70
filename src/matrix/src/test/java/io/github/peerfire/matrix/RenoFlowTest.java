package io.github.peerfire.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

/** What others are measured against has to be sound itself. */
class RenoFlowTest {

    private static final int MEGABITS = 10;

    private final Simulation simulation = Simulation.seeded(1);

    RenoFlowTest() {
        simulation.network().setLink(
                Link.GOOD.withDelay(30 * Time.MILLISECOND).withRate(MEGABITS * 1_000_000L, 37_500));
    }

    @Test
    void aloneItFillsTheLink() throws UnknownHostException {
        RenoFlow flow = flow();
        assertThat(megabits(flow)).isBetween(0.85 * MEGABITS, 1.0 * MEGABITS);
    }

    @Test
    void twoOfThemShareTheLinkFairly() throws UnknownHostException {
        RenoFlow one = flow();
        RenoFlow other = flow();
        double share = megabits(one);
        assertThat(share).isBetween(0.35 * MEGABITS, 0.65 * MEGABITS);
        assertThat(other.bytesArrived()).isBetween(one.bytesArrived() / 2, one.bytesArrived() * 2);
    }

    private RenoFlow flow() throws UnknownHostException {
        RenoFlow flow = new RenoFlow(simulation, InetAddress.getByName("10.0.0.1"), InetAddress.getByName("10.0.1.1"));
        flow.begin();
        return flow;
    }

    private double megabits(RenoFlow flow) {
        simulation.runFor(10 * Time.SECOND);
        long before = flow.bytesArrived();
        simulation.runFor(60 * Time.SECOND);
        return (flow.bytesArrived() - before) * 8 / 60e6;
    }
}
