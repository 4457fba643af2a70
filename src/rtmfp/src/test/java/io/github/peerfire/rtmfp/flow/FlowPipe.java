package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.common.Time;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Two ends and a path between them that loses, repeats and reorders packets, in virtual time. */
final class FlowPipe {

    final FlowEnd near;
    final FlowEnd far;
    long now = Time.SECOND;
    double loss;
    double duplication;
    long jitter;
    int packetsNearToFar;
    private final FlowInvariants nearInvariants = new FlowInvariants();
    private final FlowInvariants farInvariants = new FlowInvariants();
    private final Random random;
    private final PriorityQueue<Arrival> arrivals =
            new PriorityQueue<>(Comparator.comparingLong(Arrival::time).thenComparingLong(Arrival::order));
    private long order;

    FlowPipe(long seed) {
        this(seed, new FlowEnd(), new FlowEnd());
    }

    FlowPipe(long seed, FlowEnd near, FlowEnd far) {
        this.random = new Random(seed);
        this.near = near;
        this.far = far;
    }

    /** Runs until nothing happens any more before {@code until}. */
    void run(long until) {
        runUntil(() -> false, until);
    }

    /** Runs until a condition holds, or nothing happens any more before {@code until}. */
    void runUntil(BooleanSupplier condition, long until) {
        int stepsAtOneInstant = 0;
        transmit();
        while (!condition.getAsBoolean()) {
            long next = Math.min(near.nextDeadline(), far.nextDeadline());
            next = arrivals.isEmpty() ? next : Math.min(next, arrivals.peek().time());
            if (next > until) {
                now = until;
                return;
            }
            stepsAtOneInstant = next > now ? 0 : stepsAtOneInstant + 1;
            if (stepsAtOneInstant > 1_000) {
                throw new AssertionError("livelock at " + now);
            }
            now = Math.max(now, next);
            while (!arrivals.isEmpty() && arrivals.peek().time() <= now) {
                Arrival arrival = arrivals.remove();
                invariants(arrival.to()).receives(FlowEnd.chunks(arrival.packet()));
                arrival.to().receive(arrival.packet(), now);
                transmit();
            }
            transmit();
        }
    }

    private void transmit() {
        List<byte[]> packets = near.drain(now);
        packetsNearToFar += packets.size();
        packets.forEach(packet -> send(packet, far));
        far.drain(now).forEach(packet -> send(packet, near));
    }

    private FlowInvariants invariants(FlowEnd end) {
        return end == near ? nearInvariants : farInvariants;
    }

    private void send(byte[] packet, FlowEnd to) {
        invariants(to == near ? far : near).sends(FlowEnd.chunks(packet));
        if (packet.length > to.limits.packetSize()) {
            throw new AssertionError("packet of " + packet.length);
        }
        if (random.nextDouble() < loss) {
            return;
        }
        int copies = random.nextDouble() < duplication ? 2 : 1;
        for (int copy = 0; copy < copies; copy++) {
            long delay = 15 * Time.MILLISECOND + (jitter == 0 ? 0 : random.nextLong(jitter));
            arrivals.add(new Arrival(now + delay, order++, packet, to));
        }
    }

    private record Arrival(long time, long order, byte[] packet, FlowEnd to) {
    }
}
