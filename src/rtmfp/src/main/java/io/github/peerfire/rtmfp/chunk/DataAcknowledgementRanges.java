package io.github.peerfire.rtmfp.chunk;

import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.Vlu;
import java.util.Arrays;

/**
 * An acknowledgement as run lengths (RFC 7016 §2.3.14).
 *
 * @param flowId the flow, unsigned
 * @param bufferBlocksAvailable blocks of 1024 bytes, unsigned
 * @param cumulativeAck acknowledges every number from 0 to this one
 * @param ranges first and last number of each range above it, ascending, with at least one number between ranges
 */
public record DataAcknowledgementRanges(long flowId, long bufferBlocksAvailable, long cumulativeAck, long[] ranges)
        implements DataAcknowledgement {

    private static final int INITIAL_CAPACITY = 8;

    @Override
    public int type() {
        return ChunkType.DATA_ACKNOWLEDGEMENT_RANGES;
    }

    @Override
    public int payloadLength() {
        int length = Vlu.encodedLength(flowId) + Vlu.encodedLength(bufferBlocksAvailable)
                + Vlu.encodedLength(cumulativeAck);
        long cursor = cumulativeAck;
        for (int index = 0; index < ranges.length; index += 2) {
            length += rangeLength(cursor, ranges[index], ranges[index + 1]);
            cursor = ranges[index + 1];
        }
        return length;
    }

    /** Bytes that a range takes after one that ended at {@code cursor}. */
    public static int rangeLength(long cursor, long from, long to) {
        return Vlu.encodedLength(from - cursor - 2) + Vlu.encodedLength(to - from);
    }

    @Override
    public void encodePayload(ByteWriter writer) {
        writer.writeVlu(flowId).writeVlu(bufferBlocksAvailable).writeVlu(cumulativeAck);
        long cursor = cumulativeAck;
        for (int index = 0; index < ranges.length; index += 2) {
            writer.writeVlu(ranges[index] - cursor - 2).writeVlu(ranges[index + 1] - ranges[index]);
            cursor = ranges[index + 1];
        }
    }

    /** Reads a chunk's whole payload, up to the last range that is whole and whose numbers fit 63 bits. */
    public static DataAcknowledgementRanges decode(ByteReader payload) throws MalformedException {
        long flowId = payload.readVlu();
        long blocks = payload.readVlu();
        long cumulativeAck = payload.readVlu();
        if (cumulativeAck < 0) {
            throw MalformedException.INSTANCE;
        }
        return new DataAcknowledgementRanges(flowId, blocks, cumulativeAck, decodeRanges(payload, cumulativeAck));
    }

    private static long[] decodeRanges(ByteReader payload, long cumulativeAck) {
        long[] ranges = new long[Math.min(INITIAL_CAPACITY, payload.remaining() & ~1)];
        int count = 0;
        long cursor = cumulativeAck;
        try {
            while (payload.hasRemaining()) {
                long from = add(cursor, 2, payload.readVlu());
                long to = add(from, 0, payload.readVlu());
                if (count == ranges.length) {
                    ranges = Arrays.copyOf(ranges, Math.max(2, 2 * count));
                }
                ranges[count++] = from;
                ranges[count++] = to;
                cursor = to;
            }
        } catch (MalformedException e) {
            // RFC 7016 §2.3.14: processed as though properly formed up to the last completely encoded range
            payload.sliceRemainder();
        }
        return Arrays.copyOf(ranges, count);
    }

    private static long add(long base, int constant, long more) throws MalformedException {
        long sum = base + constant + more;
        if (more < 0 || base > Long.MAX_VALUE - constant || more > Long.MAX_VALUE - base - constant) {
            throw MalformedException.INSTANCE;
        }
        return sum;
    }
}
