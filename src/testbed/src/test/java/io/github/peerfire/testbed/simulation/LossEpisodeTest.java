package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Priority;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossEpisodeTest {

    private static final int MESSAGE = 10_000;

    private final Simulation simulation = Simulation.seeded(1);
    private final TestPeer alice = new TestPeer(simulation, "alice", EndpointConfig.PEER);
    private final TestPeer bob = new TestPeer(simulation, "bob", EndpointConfig.PEER);
    private long arrived;

    /**
     * When slow start overfills the queue, half of a window is lost; each loss for itself would leave next to nothing.
     */
    @Test
    void theLossesOfOneWindowReduceItOnceSoThatALongFastLinkStaysFull() {
        simulation.network().setLink(Link.GOOD.withDelay(300 * Time.MILLISECOND).withRate(10_000_000, 375_000));
        bob.behave((event, now) -> {
            if (event instanceof EndpointEvent.MessageArrived its) {
                arrived += its.message().length;
                bob.events.clear();
            }
        });
        alice.behave((event, now) -> {
            if (event instanceof EndpointEvent.FlowWritable its) {
                fill(its.flow());
            }
        });
        SendFlow flow = alice.open("bob", bob.address()).openFlow(
                new byte[] {1}, new FlowOptions(Priority.ROUTINE, false, 8_000_000), 0);
        alice.driver.execute(() -> fill(flow));
        simulation.runFor(30 * Time.SECOND);
        final long before = arrived;
        simulation.runFor(10 * Time.SECOND);

        // at least 85 % of 10 Mbit/s
        assertThat((arrived - before) * 8 / 10).isGreaterThan(8_500_000);
    }

    private void writeMuch(SendFlow flow) {
        for (int count = 0; count < 100; count++) {
            flow.write(new byte[MESSAGE], Reliability.FULL, simulation.now());
        }
    }

    private void fill(SendFlow flow) {
        while (flow.isWritable()) {
            flow.write(new byte[MESSAGE], Reliability.FULL, simulation.now());
        }
    }

    @Test
    @Proves("R7016-200")
    void whileNothingIsAcknowledgedDataAreRepeatedLessAndLessOften() {
        SendFlow flow = alice.open("bob", bob.address()).openFlow(new byte[] {1}, FlowOptions.DEFAULT, 0);
        alice.driver.execute(() -> flow.write(new byte[500], Reliability.FULL, simulation.now()));
        simulation.runFor(2 * Time.SECOND);
        List<Long> sent = new ArrayList<>();
        simulation.network().setFilter((datagram, from, to) -> {
            if (datagram.length > 500) {
                sent.add(simulation.now());
            }
            return false;
        });
        alice.driver.execute(() -> flow.write(new byte[500], Reliability.FULL, simulation.now()));
        simulation.runFor(20 * Time.SECOND);

        assertThat(sent).hasSizeBetween(6, 12);
        for (int index = 2; index < sent.size(); index++) {
            double growth = (double) (sent.get(index) - sent.get(index - 1))
                    / (sent.get(index - 1) - sent.get(index - 2));
            assertThat(growth).as("interval %d", index).isBetween(1.3, 1.9);
        }
    }

    /** How long after it was sent a message is sent again that got lost, the one behind it as well or not. */
    private static long repeatedAfter(boolean nextArrives) {
        LossEpisodeTest test = new LossEpisodeTest();
        Simulation simulation = test.simulation;
        SendFlow flow = test.alice.open("bob", test.bob.address()).openFlow(new byte[1], FlowOptions.DEFAULT, 0);
        // until ERTO is as short as it gets
        for (int count = 0; count < 200; count++) {
            test.alice.driver.execute(() -> flow.write(new byte[10], Reliability.FULL, simulation.now()));
            simulation.runFor(100 * Time.MILLISECOND);
        }
        simulation.runFor(Time.SECOND);
        List<Long> sent = new ArrayList<>();
        simulation.network().setFilter((datagram, from, to) -> {
            if (datagram.length > 1_000) {
                sent.add(simulation.now());
            }
            return datagram.length < (nextArrives ? 1_000 : 600);
        });
        test.alice.driver.execute(() -> {
            flow.write(new byte[1_000], Reliability.FULL, simulation.now());
            flow.write(new byte[600], Reliability.FULL, simulation.now());
        });
        simulation.runFor(Time.SECOND);
        return sent.get(1) - sent.get(0);
    }

    /** RFC 7016 §3.6.2.6: TIMEOUT_ALARM goes off ERTO after data were sent, or after the last acknowledgement. */
    @Test
    @Proves("R7016-262")
    void whatIsOutstandingIsLostWhenNothingWasAcknowledgedForTheTimeout() {
        assertThat(repeatedAfter(false)).isEqualTo(250 * Time.MILLISECOND);
        assertThat(repeatedAfter(true)).isEqualTo((250 + 30) * Time.MILLISECOND);
    }

    /** RFC 7016 §3.5.2.3: DATA_PACKET_COUNT is 0 again after an acknowledgement, and after the timeout. */
    @Test
    @Proves({"R7016-203", "R7016-262"})
    void afterTheTimeoutDataGoAgainThoughNothingWasAcknowledged() {
        SendFlow flow = alice.open("bob", bob.address())
                .openFlow(new byte[1], new FlowOptions(Priority.ROUTINE, false, 8_000_000), 0);
        alice.driver.execute(() -> writeMuch(flow));
        // the window has grown, and all is acknowledged
        simulation.runFor(Time.MILLISECOND);
        assertThat(simulation.runUntil(() -> flow.bufferedBytes() == 0, 30 * Time.SECOND)).isTrue();
        int[] packets = {0};
        simulation.network().setFilter((datagram, from, to) -> {
            packets[0] += datagram.length > 100 ? 1 : 0;
            return false;
        });
        alice.driver.execute(() -> writeMuch(flow));
        simulation.runFor(200 * Time.MILLISECOND);
        assertThat(packets[0]).isEqualTo(6);
        simulation.runFor(200 * Time.MILLISECOND);
        assertThat(packets[0]).as("as many as the window after a timeout holds").isBetween(7, 9);
    }
}
