package io.github.peerfire.rtmfp.chunk;

import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;

/**
 * Elicits a Ping Reply (RFC 7016 §2.3.9).
 *
 * @param message to be returned, possibly empty
 */
public record Ping(byte[] message) implements Chunk {

    @Override
    public int type() {
        return ChunkType.PING;
    }

    @Override
    public int payloadLength() {
        return message.length;
    }

    @Override
    public void encodePayload(ByteWriter writer) {
        writer.writeBytes(message);
    }

    /** Takes a chunk's whole payload as the message. */
    public static Ping decode(ByteReader payload) {
        return new Ping(payload.readRemainder());
    }
}
