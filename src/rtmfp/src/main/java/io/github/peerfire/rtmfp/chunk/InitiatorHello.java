package io.github.peerfire.rtmfp.chunk;

import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.MalformedException;

/**
 * Asks for a session with whom the discriminator selects (RFC 7016 §2.3.2).
 *
 * @param endpointDiscriminator selects the identity that is wanted
 * @param tag to be echoed, possibly empty
 */
public record InitiatorHello(byte[] endpointDiscriminator, byte[] tag) implements Chunk {

    @Override
    public int type() {
        return ChunkType.INITIATOR_HELLO;
    }

    @Override
    public int payloadLength() {
        return ByteWriter.countedLength(endpointDiscriminator) + tag.length;
    }

    @Override
    public void encodePayload(ByteWriter writer) {
        writer.writeCountedBytes(endpointDiscriminator).writeBytes(tag);
    }

    /** Reads a chunk's whole payload; the tag is what is left of it after the discriminator. */
    public static InitiatorHello decode(ByteReader payload) throws MalformedException {
        return new InitiatorHello(payload.readCountedBytes(), payload.readRemainder());
    }
}
