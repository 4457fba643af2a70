package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.DataAcknowledgementBitmap;
import io.github.peerfire.rtmfp.chunk.DataAcknowledgementRanges;
import io.github.peerfire.rtmfp.chunk.FlowExceptionReport;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.Time;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Two senders to which the same happens, and the invariants of each. Flows are named by any number. */
final class SendFlowTwins {

    private static final Reliability[] RELIABILITIES = {
        Reliability.FULL, Reliability.NONE, Reliability.within(Time.SECOND), new Reliability(Time.SECOND, Time.NEVER)
    };
    /** Beyond every number that is ever sent, or acknowledged in vain. */
    static final long ALL = Long.MAX_VALUE / 3;
    private static final int MOST_ROUNDS = 2_000;

    private final Twin ranged = new Twin();
    private final Twin mapped = new Twin();
    private final FlowInvariants invariants = new FlowInvariants();
    private final Map<Long, Long> highest = new LinkedHashMap<>();
    private long now = Time.SECOND;

    void open(int priority, int metadata) {
        if (ranged.flows.size() < 6) {
            FlowOptions options = new FlowOptions(Priority.values()[priority], priority == 2, 4_000);
            int length = Math.min(512, metadata);
            ranged.flows.add(ranged.end.flows.open(new byte[length], options, null, now));
            mapped.flows.add(mapped.end.flows.open(new byte[length], options, null, now));
        }
    }

    void write(int flow, int length, int reliability) {
        if (ranged.flow(flow) != null && ranged.flow(flow).isOpen()) {
            ranged.receipts.add(ranged.flow(flow).write(new byte[length], RELIABILITIES[reliability], now));
            mapped.receipts.add(mapped.flow(flow).write(new byte[length], RELIABILITIES[reliability], now));
        }
    }

    void close(int flow) {
        if (ranged.flow(flow) != null) {
            ranged.flow(flow).close(now);
            mapped.flow(flow).close(now);
        }
    }

    void abort(int flow) {
        if (ranged.flow(flow) != null) {
            ranged.flow(flow).abort(now);
            mapped.flow(flow).abort(now);
        }
    }

    void prioritize(int flow, int priority) {
        if (ranged.flow(flow) != null) {
            Priority[] priorities = Priority.values();
            ranged.flow(flow).setPriority(priorities[priority % priorities.length]);
            mapped.flow(flow).setPriority(priorities[priority % priorities.length]);
        }
    }

    void abandon(int receipt) {
        if (!ranged.receipts.isEmpty()) {
            int index = receipt % ranged.receipts.size();
            ranged.receipts.get(index).abandon();
            mapped.receipts.get(index).abandon();
        }
    }

    void rejected(int flow, int code) {
        if (ranged.flow(flow) != null) {
            FlowExceptionReport report = new FlowExceptionReport(ranged.flow(flow).id(), code);
            ranged.end.receive(List.of(report), now);
            mapped.end.receive(List.of(report), now);
        }
    }

    /** What a far end may say that has not received what it says it has. Of numbers that were never sent, too. */
    void acknowledge(int flow, long blocks, long cumulative, long... ranges) {
        if (ranged.flow(flow) == null) {
            return;
        }
        long id = ranged.flow(flow).id();
        DataAcknowledgementRanges asRanges = new DataAcknowledgementRanges(id, blocks, cumulative, ranges);
        if (highest.containsKey(id)) {
            invariants.receives(List.of(asRanges));
        }
        ranged.end.receive(List.of(asRanges), now);
        mapped.end.receive(List.of(DataAcknowledgementBitmap.of(id, blocks, cumulative, ranges)), now);
        if (!ranged.end.feedback.equals(mapped.end.feedback)) {
            throw new AssertionError(ranged.end.feedback + " but " + mapped.end.feedback);
        }
    }

    void pass(int steps) {
        now += (1 + steps) * 20 * Time.MILLISECOND;
    }

    void drain() {
        List<byte[]> packets = ranged.end.drain(now);
        List<byte[]> others = mapped.end.drain(now);
        if (!Arrays.deepEquals(packets.toArray(), others.toArray())) {
            throw new AssertionError("bitmap and ranges make a difference");
        }
        for (byte[] packet : packets) {
            List<Chunk> chunks = FlowEnd.chunks(packet);
            invariants.sends(chunks);
            for (Chunk chunk : chunks) {
                if (chunk instanceof UserData data) {
                    highest.merge(data.flowId(), data.sequenceNumber(), Math::max);
                }
            }
        }
    }

    void check() {
        ranged.check();
        mapped.check();
    }

    /** A far end that takes everything must let every flow complete, once, with nothing left in flight. */
    void finish() {
        for (int flow = 0; flow < ranged.flows.size(); flow++) {
            close(flow);
        }
        for (int round = 0; !ranged.isComplete(); round++) {
            if (round > MOST_ROUNDS) {
                throw new AssertionError("flows that never complete");
            }
            pass(50);
            drain();
            for (int flow = 0; flow < ranged.flows.size(); flow++) {
                acknowledge(flow, 1_000, ALL);
            }
            check();
        }
        if (ranged.end.flows.bytesInFlight() != 0 || mapped.end.flows.bytesInFlight() != 0) {
            throw new AssertionError("in flight after all was acknowledged");
        }
    }

    private static final class Twin {

        private final FlowEnd end = new FlowEnd();
        private final List<SendFlow> flows = new ArrayList<>();
        private final List<WriteReceipt> receipts = new ArrayList<>();

        SendFlow flow(int number) {
            return flows.isEmpty() ? null : flows.get(number % flows.size());
        }

        boolean isComplete() {
            return end.events(FlowEvent.Completed.class).size() == flows.size();
        }

        void check() {
            Set<SendFlow> completed = new HashSet<>();
            for (FlowEvent event : end.events) {
                if (event instanceof FlowEvent.Completed complete && !completed.add(complete.flow())) {
                    throw new AssertionError("completed twice");
                }
            }
            if (end.flows.bytesInFlight() < 0 || flows.stream().anyMatch(flow -> flow.bufferedBytes() < 0)) {
                throw new AssertionError("less than nothing in flight or buffered");
            }
        }
    }
}
