package io.github.peerfire.rtmfp.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.OptionList;
import io.github.peerfire.rtmfp.wire.PacketHeader;
import io.github.peerfire.rtmfp.wire.PacketMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecoderFuzzTest {

    private static final int ROUNDS = 60_000;
    private static final int[] TYPES = {
        0x7f, 0x30, 0x0f, 0x70, 0x71, 0x79, 0x38, 0x78, 0x01, 0x41, 0x10, 0x11, 0x50, 0x51, 0x18, 0x5e, 0x0c, 0x4c
    };

    @Test
    void noPacketMakesAnExceptionEscapeAndWhatIsReadCanBeWrittenAgain() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            byte[] packet = randomPacket(random);
            ChunkReader reader = new ChunkReader(new ByteReader(packet), PacketMode.values()[random.nextInt(3)]);
            for (Chunk chunk = reader.next(); chunk != null; chunk = reader.next()) {
                assertWritable(chunk, seed);
            }
        }
    }

    @Test
    void noHeaderAddressOrOptionListMakesAnotherExceptionEscape() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(24)];
            random.nextBytes(bytes);
            attempt(() -> PacketHeader.decode(new ByteReader(bytes)));
            attempt(() -> CandidateAddress.decode(new ByteReader(bytes)));
            attempt(() -> OptionList.decode(new ByteReader(bytes)));
            attempt(() -> OptionList.decodeRemainder(new ByteReader(bytes)));
        }
    }

    private static void assertWritable(Chunk chunk, long seed) {
        ByteWriter writer = new ByteWriter(new byte[chunk.encodedLength()]);
        chunk.encode(writer);
        assertThat(writer.remaining()).as("seed %d", seed).isZero();
        if (chunk instanceof UserData data) {
            assertThat(data.forwardSequenceNumber()).as("seed %d", seed).isBetween(0L, data.sequenceNumber());
        }
        if (chunk instanceof DataAcknowledgement ack) {
            assertThat(ack.ranges()).as("seed %d", seed).isSorted();
        }
    }

    private static byte[] randomPacket(Random random) {
        ByteWriter writer = new ByteWriter(new byte[400]);
        int chunks = random.nextInt(6);
        for (int index = 0; index < chunks; index++) {
            byte[] payload = new byte[random.nextInt(50)];
            random.nextBytes(payload);
            for (int at = 0; at < payload.length; at++) {
                // small numbers get further than random ones
                payload[at] = random.nextInt(3) == 0 ? payload[at] : (byte) random.nextInt(8);
            }
            int length = random.nextInt(10) == 0 ? random.nextInt(60) : payload.length;
            writer.writeByte(random.nextInt(8) == 0 ? random.nextInt() : TYPES[random.nextInt(TYPES.length)]);
            writer.writeUint16(length).writeBytes(payload);
        }
        byte[] packet = new byte[writer.position()];
        System.arraycopy(writer.array(), 0, packet, 0, packet.length);
        return packet;
    }

    private static void attempt(Decoding decoding) {
        try {
            decoding.run();
        } catch (MalformedException expected) {
            assertThat(expected).isSameAs(MalformedException.INSTANCE);
        }
    }

    private interface Decoding {
        void run() throws MalformedException;
    }
}
