package io.github.peerfire.rtmfp.chunk;

import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.Vlu;

/**
 * Asks a flow's receiver how much it can take (RFC 7016 §2.3.15).
 *
 * @param flowId the flow, unsigned
 */
public record BufferProbe(long flowId) implements Chunk {

    @Override
    public int type() {
        return ChunkType.BUFFER_PROBE;
    }

    @Override
    public int payloadLength() {
        return Vlu.encodedLength(flowId);
    }

    @Override
    public void encodePayload(ByteWriter writer) {
        writer.writeVlu(flowId);
    }

    /** Reads a chunk's payload; what follows the flow is left unread. */
    public static BufferProbe decode(ByteReader payload) throws MalformedException {
        return new BufferProbe(payload.readVlu());
    }
}
