package io.github.peerfire.matrix;

import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.chunk.FragmentControl;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.Simulation;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A thousand reliable messages of one flow, one each 20 ms, and when each was delivered. */
final class Trickle {

    private static final int MESSAGES = 1_000;

    private final Simulation simulation = Simulation.seeded(1);
    private final int length;
    private final boolean onArrival;
    private final List<Delivery> deliveries = new ArrayList<>();
    private Trace trace;

    private record Delivery(int index, long written, long delivered) {
    }

    /** @param onArrival whether messages are delivered in the network's order */
    Trickle(int length, boolean onArrival) {
        this.length = length;
        this.onArrival = onArrival;
    }

    void run(Link link) {
        Peer alice = new Peer(simulation, "alice");
        Peer bob = new Peer(simulation, "bob");
        final var session = alice.open(bob);
        simulation.runFor(Time.SECOND);
        simulation.network().setLink(link);
        trace = new Trace(simulation);
        bob.behave((event, now) -> {
            if (event instanceof EndpointEvent.FlowOpened its) {
                its.flow().deliverOnArrival(onArrival);
            } else if (event instanceof EndpointEvent.MessageArrived its) {
                ByteBuffer message = ByteBuffer.wrap(its.message());
                deliveries.add(new Delivery(message.getInt(), message.getLong(), now));
            }
        });
        SendFlow flow = session.openFlow(new byte[] {1}, FlowOptions.DEFAULT, simulation.now());
        for (int count = 0; count < MESSAGES; count++) {
            int index = count;
            alice.driver.schedule(index * 20 * Time.MILLISECOND, () -> flow.write(
                    ByteBuffer.allocate(length).putInt(index).putLong(simulation.now()).array(), Reliability.FULL,
                            simulation.now()));
        }
        simulation.runFor(60 * Time.SECOND);
    }

    boolean isEachOnce() {
        return deliveries.size() == MESSAGES && new HashSet<>(deliveries.stream().map(Delivery::index).toList())
                .size() == MESSAGES;
    }

    /** Whether besides each was delivered in the instant in which the last of its fragments came. */
    boolean isEachOnceOnCompletion() {
        Map<Long, Long> arrivals = new HashMap<>();
        Map<Long, FragmentControl> parts = new TreeMap<>();
        trace.received().forEach(entry -> entry.chunks(UserData.class).forEach(data -> {
            arrivals.putIfAbsent(data.sequenceNumber(), entry.time());
            parts.put(data.sequenceNumber(), data.fragmentControl());
        }));
        List<Long> complete = new ArrayList<>();
        long last = 0;
        for (Map.Entry<Long, FragmentControl> part : parts.entrySet()) {
            last = Math.max(last, arrivals.get(part.getKey()));
            if (part.getValue() == FragmentControl.WHOLE || part.getValue() == FragmentControl.END) {
                complete.add(last);
                last = 0;
            }
        }
        return isEachOnce() && complete.size() == MESSAGES
                && deliveries.stream().allMatch(delivery -> complete.get(delivery.index) == delivery.delivered);
    }

    /** Milliseconds from writing to delivery. */
    double mean() {
        return deliveries.stream().mapToLong(delivery -> delivery.delivered - delivery.written).average().orElse(-1)
                / Time.MILLISECOND;
    }
}
