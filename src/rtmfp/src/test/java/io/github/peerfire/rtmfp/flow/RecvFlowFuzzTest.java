package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;
import io.github.peerfire.fuzz.Meter;
import io.github.peerfire.fuzz.Operations;
import io.github.peerfire.rtmfp.chunk.DataAcknowledgement;
import io.github.peerfire.rtmfp.chunk.FragmentControl;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.Slice;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Receiving flows by sequences of operations: whatever the sender does, they do what a naive receiver does. */
class RecvFlowFuzzTest extends FuzzTarget {

    private static final FragmentControl[] CONTROLS = FragmentControl.values();
    private static final int FLOWS = 4;
    private static final int LONGEST = 500;
    /** Before a flow that is over is forgotten, after which its number would name another. */
    private static final long LATEST = 100 * Time.SECOND;
    private static final int STEPS_PER_COMPARISON = 16;

    @Override
    protected void run(byte[] input) throws Exception {
        Cost.of(input, 10_000, 1_000).limitParts(meter -> new World(meter).run(new Operations(input)));
    }

    private static final class World {

        private final Meter meter;
        private final FlowEnd near = new FlowEnd();
        private final Map<Long, NaiveReceiver> models = new LinkedHashMap<>();
        private final Map<Long, RecvFlow> flows = new LinkedHashMap<>();
        private boolean everOnArrival;
        private long now = Time.SECOND;

        World(Meter meter) {
            this.meter = meter;
        }

        void run(Operations operations) throws Exception {
            for (int steps = 1; operations.hasNext() && steps < LONGEST; steps++) {
                step(operations, operations.next());
                if (steps % STEPS_PER_COMPARISON == 0) {
                    compare();
                }
            }
            compare();
            checkAcknowledgements();
            meter.measure(() -> near.flows.end(now));
            compare();
        }

        private void step(Operations operations, int what) throws Exception {
            if (what < 0xe0) {
                receive(operations, what);
                return;
            }
            long id = operations.next(FLOWS);
            RecvFlow flow = flows.get(id);
            NaiveReceiver model = models.get(id);
            switch (what & 7) {
                case 0, 1 -> now = Math.min(now + operations.next() * 10 * Time.MILLISECOND, LATEST);
                case 2, 3 -> suspend(flow, model, operations.nextBoolean());
                case 4, 5 -> deliverOnArrival(flow, model, operations.nextBoolean());
                case 6 -> checkAcknowledgements();
                default -> reject(flow, model, operations.next());
            }
        }

        private void receive(Operations operations, int flags) throws Exception {
            long id = flags >> 5 & 3;
            int number = 1 + operations.next();
            boolean abandon = (flags & 0x14) == 0x14;
            int behind = Math.min(number, operations.next());
            UserData chunk = new UserData(id, number, abandon ? behind : Math.max(1, behind), CONTROLS[flags & 3],
                    abandon, (flags & 0x18) == 0x18, Fragments.METADATA, Slice.of(("<" + number + ">").getBytes()));
            NaiveReceiver model = models.computeIfAbsent(id, key -> new NaiveReceiver());
            meter.feed(chunk.encodedLength());
            meter.measure(() -> near.receive(List.of(chunk), now));
            model.receive(chunk);
        }

        private void suspend(RecvFlow flow, NaiveReceiver model, boolean suspended) throws Exception {
            if (flow != null) {
                model.suspended = suspended;
                meter.measure(() -> flow.setSuspended(suspended));
                model.deliver();
            }
        }

        private void deliverOnArrival(RecvFlow flow, NaiveReceiver model, boolean onArrival) throws Exception {
            if (flow != null) {
                everOnArrival |= onArrival;
                model.onArrival = onArrival;
                meter.measure(() -> flow.deliverOnArrival(onArrival));
                model.deliver();
            }
        }

        private void reject(RecvFlow flow, NaiveReceiver model, int code) throws Exception {
            if (flow != null && flow.isOpen()) {
                model.rejected = true;
                meter.measure(() -> flow.reject(code, now));
            }
        }

        private void compare() {
            for (FlowEvent.Opened opened : near.events(FlowEvent.Opened.class)) {
                flows.put(opened.flow().id(), opened.flow());
            }
            models.forEach((id, model) -> {
                List<String> actual = delivered(flows.get(id));
                List<String> expected = new ArrayList<>(model.delivered);
                if (everOnArrival) {
                    actual.removeIf(NaiveReceiver.GAP::equals);
                    expected.removeIf(NaiveReceiver.GAP::equals);
                }
                if (!actual.equals(expected)) {
                    throw new AssertionError("flow " + id + " delivered " + actual + ", not " + expected);
                }
            });
        }

        /** With one gap where there are several, and none where no message follows. */
        private List<String> delivered(RecvFlow flow) {
            List<String> delivered = new ArrayList<>();
            boolean gap = false;
            for (FlowEvent event : near.events) {
                if (event instanceof FlowEvent.Gap missing && missing.flow() == flow) {
                    gap = true;
                } else if (event instanceof FlowEvent.Message message && message.flow() == flow) {
                    if (gap) {
                        delivered.add(NaiveReceiver.GAP);
                    }
                    gap = false;
                    delivered.add(new String(message.message()));
                }
            }
            return delivered;
        }

        private void checkAcknowledgements() throws Exception {
            List<byte[]> packets = new ArrayList<>();
            meter.measure(() -> packets.addAll(near.drain(now)));
            meter.feed(packets.stream().mapToLong(packet -> packet.length).sum());
            for (DataAcknowledgement chunk : Fragments.chunks(packets, DataAcknowledgement.class)) {
                BitSet expected = models.get(chunk.flowId()).received;
                BitSet actual = new BitSet();
                actual.set(0, (int) chunk.cumulativeAck() + 1);
                long[] ranges = chunk.ranges();
                for (int index = 0; index < ranges.length; index += 2) {
                    actual.set((int) ranges[index], (int) ranges[index + 1] + 1);
                }
                if (!actual.equals(expected)) {
                    throw new AssertionError(
                            "flow " + chunk.flowId() + " acknowledged " + actual + ", not " + expected);
                }
            }
        }
    }
}
