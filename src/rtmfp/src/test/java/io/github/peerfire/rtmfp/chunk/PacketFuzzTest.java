package io.github.peerfire.rtmfp.chunk;

import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.PacketHeader;
import io.github.peerfire.rtmfp.wire.PacketMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A plain packet: its header and chunks of every type. What is read is written, and read again alike. */
class PacketFuzzTest extends FuzzTarget {

    @Override
    protected void run(byte[] input) throws Exception {
        Cost.of(input, 4_000, 100).limit(() -> read(input));
        for (Chunk chunk : read(input)) {
            readAgain(chunk);
        }
    }

    private static List<Chunk> read(byte[] packet) {
        List<Chunk> chunks = new ArrayList<>();
        ByteReader reader = new ByteReader(packet);
        try {
            PacketHeader header = PacketHeader.decode(reader);
            if (header.encodedLength() != reader.position()) {
                throw new AssertionError("length of " + header);
            }
            ChunkReader chunkReader = new ChunkReader(reader, header.mode());
            for (Chunk chunk = chunkReader.next(); chunk != null; chunk = chunkReader.next()) {
                chunks.add(chunk);
            }
            int passed = chunkReader.malformedCount() + chunkReader.misplacedCount();
            if (chunks.size() + passed > ChunkReader.MAX_CHUNKS) {
                throw new AssertionError("too many chunks");
            }
        } catch (MalformedException expected) {
            return chunks;
        }
        return chunks;
    }

    private static void readAgain(Chunk chunk) {
        byte[] encoded = encode(chunk);
        PacketMode mode = chunk.type() == ChunkType.PACKET_FRAGMENT || isStartup(chunk)
                ? PacketMode.STARTUP : PacketMode.INITIATOR;
        Chunk again = new ChunkReader(new ByteReader(encoded), mode).next();
        if (again == null || again.getClass() != chunk.getClass() || !Arrays.equals(encode(again), encoded)) {
            throw new AssertionError(chunk + " is read again as " + again);
        }
        if (chunk instanceof UserData data && (data.forwardSequenceNumber() < 0 || data.sequenceNumber() <= 0)) {
            throw new AssertionError("sequence number out of range: " + data);
        }
    }

    private static boolean isStartup(Chunk chunk) {
        return chunk instanceof InitiatorHello || chunk instanceof ResponderHello || chunk instanceof ResponderRedirect
                || chunk instanceof RHelloCookieChange || chunk instanceof InitiatorInitialKeying
                || chunk instanceof ResponderInitialKeying;
    }

    private static byte[] encode(Chunk chunk) {
        ByteWriter writer = new ByteWriter(new byte[chunk.encodedLength()]);
        chunk.encode(writer);
        if (writer.remaining() != 0) {
            throw new AssertionError("wrong length of " + chunk);
        }
        return writer.array();
    }
}
