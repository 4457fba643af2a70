package io.github.peerfire.rtmfp.chunk;

import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.Vlu;

/**
 * Tells a flow's sender that the flow is refused (RFC 7016 §2.3.16).
 *
 * @param flowId the flow, unsigned
 * @param exception the application's code, unsigned; 0 also if the flow was rejected automatically
 */
public record FlowExceptionReport(long flowId, long exception) implements Chunk {

    @Override
    public int type() {
        return ChunkType.FLOW_EXCEPTION_REPORT;
    }

    @Override
    public int payloadLength() {
        return Vlu.encodedLength(flowId) + Vlu.encodedLength(exception);
    }

    @Override
    public void encodePayload(ByteWriter writer) {
        writer.writeVlu(flowId).writeVlu(exception);
    }

    /** Reads a chunk's payload; what follows the exception code is left unread. */
    public static FlowExceptionReport decode(ByteReader payload) throws MalformedException {
        return new FlowExceptionReport(payload.readVlu(), payload.readVlu());
    }
}
