package io.github.peerfire.rtmfp.chunk;

import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;
import io.github.peerfire.fuzz.Operations;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.MalformedException;
import java.util.Arrays;

/** Acknowledgements as bitmap and as ranges, which must say the same. */
class AcknowledgementFuzzTest extends FuzzTarget {

    @Override
    protected void run(byte[] input) throws Exception {
        Cost.of(input, 4_000, 400).limit(() -> {
            requireOrder(input, DataAcknowledgementRanges::decode);
            requireOrder(input, DataAcknowledgementBitmap::decode);
        });
        compare(new Operations(input));
    }

    /** What arbitrary bytes say must be ascending ranges above the cumulative acknowledgement that do not touch. */
    private static void requireOrder(byte[] input, Decoding decoding) {
        try {
            DataAcknowledgement acknowledgement = decoding.decode(new ByteReader(input));
            long[] ranges = acknowledgement.ranges();
            long before = acknowledgement.cumulativeAck();
            for (int index = 0; index < ranges.length; index += 2) {
                if (ranges[index] - before < 2 || ranges[index + 1] < ranges[index]) {
                    throw new AssertionError(before + " before " + Arrays.toString(ranges));
                }
                before = ranges[index + 1];
            }
        } catch (MalformedException expected) {
            return;
        }
    }

    private static void compare(Operations operations) throws MalformedException {
        long flow = operations.next();
        long blocks = operations.next16();
        long cumulative = operations.nextBoolean() ? operations.next16() : Long.MAX_VALUE / 2 + operations.next();
        long[] ranges = new long[128];
        int count = 0;
        for (long at = cumulative; operations.hasNext() && count < ranges.length; at = ranges[count - 1]) {
            ranges[count++] = at + 2 + operations.next();
            ranges[count++] = ranges[count - 2] + operations.next();
        }
        ranges = Arrays.copyOf(ranges, count);
        DataAcknowledgement asRanges = new DataAcknowledgementRanges(flow, blocks, cumulative, ranges);
        DataAcknowledgement asBitmap = DataAcknowledgementBitmap.of(flow, blocks, cumulative, ranges);
        require(DataAcknowledgementRanges.decode(payload(asRanges)), asRanges);
        require(DataAcknowledgementBitmap.decode(payload(asBitmap)), asRanges);
    }

    private static ByteReader payload(DataAcknowledgement acknowledgement) {
        ByteWriter writer = new ByteWriter(new byte[acknowledgement.payloadLength()]);
        acknowledgement.encodePayload(writer);
        return new ByteReader(writer.array());
    }

    private static void require(DataAcknowledgement actual, DataAcknowledgement expected) {
        if (actual.flowId() != expected.flowId() || actual.cumulativeAck() != expected.cumulativeAck()
                || actual.bufferBlocksAvailable() != expected.bufferBlocksAvailable()
                || !Arrays.equals(actual.ranges(), expected.ranges())) {
            throw new AssertionError(Arrays.toString(actual.ranges()) + ", not " + Arrays.toString(expected.ranges()));
        }
    }

    private interface Decoding {

        DataAcknowledgement decode(ByteReader reader) throws MalformedException;
    }
}
