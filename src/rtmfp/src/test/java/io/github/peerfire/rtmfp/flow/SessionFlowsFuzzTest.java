package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;
import io.github.peerfire.fuzz.Meter;
import io.github.peerfire.fuzz.Operations;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.ChunkReader;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.PacketMode;
import java.util.ArrayList;
import java.util.List;

/** All flows of a session, and packets with whatever chunks from a far end that has authenticated itself. */
class SessionFlowsFuzzTest extends FuzzTarget {

    private static final FlowLimits LIMITS =
            new FlowLimits(1_152, 4_096, 16_384, 4_096, 8, 16, 4, false, true);

    @Override
    protected int mutations() {
        return 1_000;
    }

    @Override
    protected void run(byte[] input) throws Exception {
        Cost.of(input, 50_000, 1_000).limitParts(meter -> new World(meter).run(new Operations(input)));
    }

    private static final class World {

        private final FlowEnd near = new FlowEnd(LIMITS);
        private final Meter meter;
        private long now = Time.SECOND;

        World(Meter meter) {
            this.meter = meter;
        }

        void run(Operations operations) throws Exception {
            for (int flow = 0; flow < 2; flow++) {
                SendFlow opened = near.open("flow");
                opened.write(new byte[3_000], Reliability.FULL, now);
                opened.write(new byte[10], Reliability.NONE, now);
            }
            while (operations.hasNext()) {
                now += operations.next() * 16 * Time.MILLISECOND;
                byte[] packet = operations.bytes(operations.next());
                List<byte[]> answers = new ArrayList<>();
                meter.measure(() -> {
                    near.receive(read(packet), now);
                    answers.addAll(near.drain(now));
                });
                answers.forEach(answer -> meter.feed(answer.length));
                answers.forEach(FlowEnd::chunks);
                if (near.nextDeadline() <= now) {
                    throw new AssertionError("something that was due is still due");
                }
            }
            meter.measure(() -> near.flows.end(now));
            if (near.flows.bytesInFlight() != 0 || near.flows.nextDeadline() != Time.NEVER) {
                throw new AssertionError("something is left after the end");
            }
        }

        private static List<Chunk> read(byte[] packet) {
            ChunkReader reader = new ChunkReader(new ByteReader(packet), PacketMode.INITIATOR);
            List<Chunk> chunks = new ArrayList<>();
            for (Chunk chunk = reader.next(); chunk != null; chunk = reader.next()) {
                chunks.add(chunk);
            }
            return chunks;
        }
    }
}
