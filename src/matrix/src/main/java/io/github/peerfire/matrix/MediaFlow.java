package io.github.peerfire.matrix;

import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Priority;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.testbed.simulation.Simulation;
import java.util.HashMap;
import java.util.Map;

/** Flows with a short message each 20 ms, and the pauses between arrivals. */
final class MediaFlow {

    private static final long INTERVAL = 20 * Time.MILLISECOND;

    private final Simulation simulation;
    private final Map<Peer, Long> lastArrival = new HashMap<>();
    private final Map<Peer, Integer> arrivals = new HashMap<>();
    private long longestPause;

    MediaFlow(Simulation simulation) {
        this.simulation = simulation;
    }

    /** Begins one from one peer to another, for a minute. */
    void flow(Peer from, Session session, Peer to) {
        listen(to);
        from.driver.execute(() -> {
            SendFlow flow = session.openFlow(new byte[] {1}, new FlowOptions(Priority.IMMEDIATE, true, 65_536),
                    from.driver.now());
            for (int index = 0; index < 60 * Time.SECOND / INTERVAL; index++) {
                from.driver.schedule(index * INTERVAL, () -> flow.write(
                        new byte[60], Reliability.within(500 * Time.MILLISECOND), from.driver.now()));
            }
        });
    }

    private void listen(Peer to) {
        to.behave((event, now) -> {
            if (event instanceof EndpointEvent.MessageArrived) {
                Long last = lastArrival.put(to, simulation.now());
                arrivals.merge(to, 1, Integer::sum);
                longestPause = last == null ? longestPause : Math.max(longestPause, simulation.now() - last);
            }
        });
    }

    /** The longest time between two arrivals at one peer, in nanoseconds. */
    long longestPause() {
        return longestPause;
    }

    int arrivedAt(Peer peer) {
        return arrivals.getOrDefault(peer, 0);
    }

    /** Whether a message from one peer arrives at the other now, within a quarter of a minute. */
    boolean isHeard(Peer from, Session session, Peer to) {
        listen(to);
        int before = arrivedAt(to);
        from.driver.execute(() -> session.openFlow(new byte[] {2}, FlowOptions.DEFAULT, from.driver.now())
                .write(new byte[10], Reliability.FULL, from.driver.now()));
        return simulation.runUntil(() -> arrivedAt(to) > before, 15 * Time.SECOND);
    }
}
