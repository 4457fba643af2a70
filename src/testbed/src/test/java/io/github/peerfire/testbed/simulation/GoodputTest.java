package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Priority;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of a clean link one bulk flow fills, once it had the time to find out how much that is. */
class GoodputTest {

    private static final int MESSAGE = 16_384;
    private static final int PACKET = 1_220;

    private final Simulation simulation = Simulation.seeded(31);
    private final TestPeer alice = new TestPeer(simulation, "alice", EndpointConfig.PEER);
    private final TestPeer bob = new TestPeer(simulation, "bob", EndpointConfig.PEER);
    private long received;

    /** Keeps a flow's send buffer full. */
    private void fill(SendFlow flow) {
        while (flow.isWritable()) {
            flow.write(new byte[MESSAGE], Reliability.FULL, simulation.now());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 10", "1, 100", "1, 600", "10, 10", "10, 100", "10, 600", "100, 10", "100, 100", "100, 600"
    })
    void aBulkFlowFillsACleanLink(int megabits, int milliseconds) {
        long rate = megabits * 1_000_000L;
        long roundTrip = milliseconds * Time.MILLISECOND;
        int queue = (int) Math.max(rate / 8 * milliseconds / 1_000, 25L * PACKET);
        simulation.network().setLink(Link.GOOD.withDelay(roundTrip / 2).withRate(rate, queue));
        bob.behave((event, now) -> {
            if (event instanceof EndpointEvent.MessageArrived arrived) {
                received += arrived.message().length;
            }
            bob.events.clear();
        });
        Session session = alice.open("bob", bob.address());
        SendFlow flow = session.openFlow(new byte[] {1},
                new FlowOptions(Priority.ROUTINE, false, 8 * queue + 1_000_000), simulation.now());
        fill(flow);
        alice.behave((event, now) -> {
            fill(flow);
            alice.events.clear();
        });
        simulation.runFor(Math.max(25 * roundTrip, Time.SECOND));
        final long before = received;
        long period = Math.max(10 * roundTrip, 2 * Time.SECOND);
        simulation.runFor(period);
        double share = (received - before) * 8.0 * Time.SECOND / period / rate;
        assertThat(share).as("%s", session.statistics()).isGreaterThan(0.85);
    }
}
