package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.DataAcknowledgementBitmap;
import io.github.peerfire.rtmfp.chunk.DataAcknowledgementRanges;
import io.github.peerfire.rtmfp.chunk.FlowExceptionReport;
import io.github.peerfire.rtmfp.wire.PacketAssembler;
import java.util.Arrays;

/** Makes the acknowledgement of one flow (RFC 7016 §3.6.3.4.2, §3.6.3.4.3). */
final class AcknowledgementBuilder {

    private final boolean rangesOnly;

    AcknowledgementBuilder(boolean rangesOnly) {
        this.rangesOnly = rangesOnly;
    }

    /**
     * Writes a flow's acknowledgement, with an exception report before it if the flow is rejected. If that does not
     * fit a packet that has no chunk yet, as many ranges are left out as necessary; if it does not fit another
     * packet, nothing is written.
     *
     * @return whether it was written
     */
    boolean write(RecvFlow flow, long bufferBlocks, PacketAssembler packet) {
        Chunk exception = flow.isRejected() ? new FlowExceptionReport(flow.id(), flow.exceptionCode()) : null;
        int room = packet.remaining() - (exception == null ? 0 : exception.encodedLength());
        Chunk acknowledgement = shortest(flow, bufferBlocks);
        if (acknowledgement.encodedLength() > room) {
            if (packet.chunkCount() > 0) {
                return false;
            }
            acknowledgement = truncated(flow, bufferBlocks, room);
        }
        // RFC 7016 §2.3.16: an exception report SHOULD precede every acknowledgement of a flow that was rejected
        if (exception != null && !exception.appendTo(packet)) {
            return false;
        }
        return acknowledgement.appendTo(packet);
    }

    private Chunk shortest(RecvFlow flow, long bufferBlocks) {
        SequenceSet received = flow.received();
        long[] ranges = received.rangesAboveCumulative();
        DataAcknowledgementRanges asRanges =
                new DataAcknowledgementRanges(flow.id(), bufferBlocks, received.cumulative(), ranges);
        if (rangesOnly || ranges.length == 0) {
            return asRanges;
        }
        // RFC 7016 §2.3.13, §2.3.14: SHOULD choose whichever format is the most compact
        int rangeBytes = asRanges.payloadLength()
                - new DataAcknowledgementRanges(flow.id(), bufferBlocks, received.cumulative(), new long[0])
                        .payloadLength();
        return DataAcknowledgementBitmap.bytesFor(received.cumulative(), received.highest()) < rangeBytes
                ? DataAcknowledgementBitmap.of(flow.id(), bufferBlocks, received.cumulative(), ranges)
                : asRanges;
    }

    private static Chunk truncated(RecvFlow flow, long bufferBlocks, int room) {
        long cumulative = flow.received().cumulative();
        long[] ranges = flow.received().rangesAboveCumulative();
        int length = new DataAcknowledgementRanges(flow.id(), bufferBlocks, cumulative, new long[0]).encodedLength();
        int count = 0;
        long cursor = cumulative;
        while (count < ranges.length) {
            length += DataAcknowledgementRanges.rangeLength(cursor, ranges[count], ranges[count + 1]);
            if (length > room) {
                break;
            }
            cursor = ranges[count + 1];
            count += 2;
        }
        return new DataAcknowledgementRanges(flow.id(), bufferBlocks, cumulative, Arrays.copyOf(ranges, count));
    }
}
