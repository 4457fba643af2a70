package io.github.peerfire.rtmfp.chunk;

import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;

/**
 * Answers a Ping (RFC 7016 §2.3.10).
 *
 * @param messageEcho the message of the Ping
 */
public record PingReply(byte[] messageEcho) implements Chunk {

    @Override
    public int type() {
        return ChunkType.PING_REPLY;
    }

    @Override
    public int payloadLength() {
        return messageEcho.length;
    }

    @Override
    public void encodePayload(ByteWriter writer) {
        writer.writeBytes(messageEcho);
    }

    /** Takes a chunk's whole payload as the message. */
    public static PingReply decode(ByteReader payload) {
        return new PingReply(payload.readRemainder());
    }
}
