package io.github.peerfire.rtmfp.chunk;

import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.Vlu;
import java.util.Arrays;

/**
 * An acknowledgement as a bit field (RFC 7016 §2.3.13).
 *
 * @param flowId the flow, unsigned
 * @param bufferBlocksAvailable blocks of 1024 bytes, unsigned
 * @param cumulativeAck acknowledges every number from 0 to this one; the number after it is missing
 * @param bits bit {@code b} of byte {@code i}, the least significant being 0, is number {@code cumulativeAck + 2 + 8i
 *     + b}
 */
public record DataAcknowledgementBitmap(long flowId, long bufferBlocksAvailable, long cumulativeAck, byte[] bits)
        implements DataAcknowledgement {

    @Override
    public int type() {
        return ChunkType.DATA_ACKNOWLEDGEMENT_BITMAP;
    }

    @Override
    public int payloadLength() {
        return Vlu.encodedLength(flowId) + Vlu.encodedLength(bufferBlocksAvailable)
                + Vlu.encodedLength(cumulativeAck) + bits.length;
    }

    @Override
    public void encodePayload(ByteWriter writer) {
        writer.writeVlu(flowId).writeVlu(bufferBlocksAvailable).writeVlu(cumulativeAck).writeBytes(bits);
    }

    /**
     * Makes one of the same ranges as in {@link DataAcknowledgementRanges}; the highest at most some thousands above.
     */
    public static DataAcknowledgementBitmap of(
            long flowId, long bufferBlocksAvailable, long cumulativeAck, long[] ranges) {
        byte[] bits = new byte[ranges.length == 0 ? 0 : bytesFor(cumulativeAck, ranges[ranges.length - 1])];
        for (int index = 0; index < ranges.length; index += 2) {
            int last = (int) (ranges[index + 1] - cumulativeAck - 2);
            for (int bit = (int) (ranges[index] - cumulativeAck - 2); bit <= last; bit++) {
                bits[bit >> 3] |= (byte) (1 << (bit & 7));
            }
        }
        return new DataAcknowledgementBitmap(flowId, bufferBlocksAvailable, cumulativeAck, bits);
    }

    /**
     * How many bytes the bit field takes if {@code highest} is the highest number; a very high number of bytes if it
     * would have bits for numbers that cannot be.
     */
    public static int bytesFor(long cumulativeAck, long highest) {
        long bytes = (highest - cumulativeAck - 2) / 8 + 1;
        return bytes > Integer.MAX_VALUE || reachesTooFar(cumulativeAck, bytes) ? Integer.MAX_VALUE : (int) bytes;
    }

    private static boolean reachesTooFar(long cumulativeAck, long bytes) {
        return cumulativeAck > Long.MAX_VALUE - 2 - 8 * bytes;
    }

    /** Reads a chunk's whole payload; numbers that do not fit 63 bits are malformed. */
    public static DataAcknowledgementBitmap decode(ByteReader payload) throws MalformedException {
        long flowId = payload.readVlu();
        long blocks = payload.readVlu();
        long cumulativeAck = payload.readVlu();
        int bytes = payload.remaining();
        if (cumulativeAck < 0 || reachesTooFar(cumulativeAck, bytes)) {
            throw MalformedException.INSTANCE;
        }
        return new DataAcknowledgementBitmap(flowId, blocks, cumulativeAck, payload.readRemainder());
    }

    @Override
    public long[] ranges() {
        long[] ranges = new long[8];
        int count = 0;
        int bit = nextBit(0, true);
        while (bit < 8 * bits.length) {
            int clear = nextBit(bit, false);
            if (count == ranges.length) {
                ranges = Arrays.copyOf(ranges, 2 * count);
            }
            ranges[count++] = cumulativeAck + 2 + bit;
            ranges[count++] = cumulativeAck + 1 + clear;
            bit = nextBit(clear, true);
        }
        return Arrays.copyOf(ranges, count);
    }

    private int nextBit(int from, boolean set) {
        int bit = from;
        while (bit < 8 * bits.length && (bits[bit >> 3] >> (bit & 7) & 1) != (set ? 1 : 0)) {
            bit++;
        }
        return bit;
    }
}
