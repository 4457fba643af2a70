package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.fuzz.Meter;
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
import java.util.function.Consumer;

/** Two senders to which the same happens, and the invariants of each. Flows are named by any number. */
final class SendFlowTwins {

    private static final Reliability[] RELIABILITIES = {
        Reliability.FULL, Reliability.NONE, Reliability.within(Time.SECOND), new Reliability(Time.SECOND, Time.NEVER)
    };
    /** Beyond every number that is ever sent, or acknowledged in vain. */
    static final long ALL = Long.MAX_VALUE / 3;
    private static final int MOST_ROUNDS = 2_000;

    private final Meter meter;
    /** Is told ranges, and is the one that is measured. */
    private final Twin ranged = new Twin();
    /** Is told the same as bitmaps. */
    private final Twin mapped = new Twin();
    private final FlowInvariants invariants = new FlowInvariants();
    private final Map<Long, Long> highest = new LinkedHashMap<>();
    private final Map<Integer, DataAcknowledgementRanges> latest = new LinkedHashMap<>();
    private long now = Time.SECOND;

    SendFlowTwins(Meter meter) {
        this.meter = meter;
    }

    void open(int priority, int metadata) throws Exception {
        if (ranged.flows.size() < 6) {
            FlowOptions options = new FlowOptions(Priority.values()[priority], priority == 2, 4_000);
            byte[] bytes = new byte[Math.min(512, metadata)];
            meter.feed(bytes.length);
            both(twin -> twin.flows.add(twin.end.flows.open(bytes, options, null, now)));
        }
    }

    void write(int flow, int length, int reliability) throws Exception {
        if (!ranged.flows.isEmpty() && ranged.flow(flow).isOpen()) {
            byte[] message = new byte[length];
            meter.feed(length);
            both(twin -> twin.receipts.add(twin.flow(flow).write(message, RELIABILITIES[reliability], now)));
        }
    }

    void close(int flow) throws Exception {
        bothHaving(flow, each -> each.close(now));
    }

    void abort(int flow) throws Exception {
        bothHaving(flow, each -> each.abort(now));
    }

    void prioritize(int flow, int priority) throws Exception {
        Priority[] priorities = Priority.values();
        bothHaving(flow, each -> each.setPriority(priorities[priority % priorities.length]));
    }

    void abandon(int receipt) throws Exception {
        if (!ranged.receipts.isEmpty()) {
            int index = receipt % ranged.receipts.size();
            both(twin -> twin.receipts.get(index).abandon());
        }
    }

    void rejected(int flow, int code) throws Exception {
        if (!ranged.flows.isEmpty()) {
            FlowExceptionReport report = new FlowExceptionReport(ranged.flow(flow).id(), code);
            both(twin -> twin.end.receive(List.of(report), now));
        }
    }

    /** What a far end may say that has not received what it says it has. Of numbers that were never sent, too. */
    void acknowledge(int flow, long blocks, long cumulative, long... ranges) throws Exception {
        if (ranged.flows.isEmpty()) {
            return;
        }
        long id = ranged.flow(flow).id();
        DataAcknowledgementRanges asRanges = new DataAcknowledgementRanges(id, blocks, cumulative, ranges);
        latest.put(flow % ranged.flows.size(), asRanges);
        if (highest.containsKey(id)) {
            invariants.receives(List.of(asRanges));
        }
        meter.feed(asRanges.encodedLength());
        meter.measure(() -> ranged.end.receive(List.of(asRanges), now));
        mapped.end.receive(List.of(DataAcknowledgementBitmap.of(id, blocks, cumulative, ranges)), now);
        if (!ranged.end.feedback.equals(mapped.end.feedback)) {
            throw new AssertionError(ranged.end.feedback + " but " + mapped.end.feedback);
        }
    }

    /** What was said last, with one range more, or with the last one longer. */
    void acknowledgeMore(int flow, int gap, int more) throws Exception {
        DataAcknowledgementRanges before = ranged.flows.isEmpty() ? null : latest.get(flow % ranged.flows.size());
        if (before == null) {
            acknowledge(flow, 100, 0, 2 + gap, 2 + gap + more);
            return;
        }
        long[] ranges = before.ranges().clone();
        if (gap == 0 && ranges.length > 0) {
            ranges[ranges.length - 1] += more;
        } else {
            long from = (ranges.length == 0 ? before.cumulativeAck() : ranges[ranges.length - 1]) + 2 + gap;
            ranges = Arrays.copyOf(ranges, ranges.length + 2);
            ranges[ranges.length - 2] = from;
            ranges[ranges.length - 1] = from + more;
        }
        acknowledge(flow, before.bufferBlocksAvailable(), before.cumulativeAck(), ranges);
    }

    void pass(int steps) {
        now += (1 + steps) * 20 * Time.MILLISECOND;
    }

    void drain() throws Exception {
        both(twin -> twin.packets = twin.end.drain(now));
        if (!Arrays.deepEquals(ranged.packets.toArray(), mapped.packets.toArray())) {
            throw new AssertionError("bitmap and ranges make a difference");
        }
        for (byte[] packet : ranged.packets) {
            meter.feed(packet.length);
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
    void finish() throws Exception {
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

    private void both(Consumer<Twin> action) throws Exception {
        meter.measure(() -> action.accept(ranged));
        action.accept(mapped);
    }

    private void bothHaving(int flow, Consumer<SendFlow> action) throws Exception {
        if (!ranged.flows.isEmpty()) {
            both(twin -> action.accept(twin.flow(flow)));
        }
    }

    private static final class Twin {

        private final FlowEnd end = new FlowEnd();
        private final List<SendFlow> flows = new ArrayList<>();
        private final List<WriteReceipt> receipts = new ArrayList<>();
        private List<byte[]> packets = List.of();

        SendFlow flow(int number) {
            return flows.get(number % flows.size());
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
