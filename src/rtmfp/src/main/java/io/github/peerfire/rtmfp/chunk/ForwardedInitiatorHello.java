package io.github.peerfire.rtmfp.chunk;

import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import io.github.peerfire.rtmfp.wire.MalformedException;

/**
 * An Initiator Hello that a Forwarder passes on (RFC 7016 §2.3.3).
 *
 * @param endpointDiscriminator copied from the Initiator Hello
 * @param replyAddress where the Initiator Hello came from
 * @param tag copied from the Initiator Hello
 */
public record ForwardedInitiatorHello(byte[] endpointDiscriminator, CandidateAddress replyAddress, byte[] tag)
        implements Chunk {

    @Override
    public int type() {
        return ChunkType.FORWARDED_INITIATOR_HELLO;
    }

    @Override
    public int payloadLength() {
        return ByteWriter.countedLength(endpointDiscriminator) + replyAddress.encodedLength() + tag.length;
    }

    @Override
    public void encodePayload(ByteWriter writer) {
        writer.writeCountedBytes(endpointDiscriminator);
        replyAddress.encode(writer);
        writer.writeBytes(tag);
    }

    /** Reads a chunk's whole payload; the tag is what is left of it after the address. */
    public static ForwardedInitiatorHello decode(ByteReader payload) throws MalformedException {
        return new ForwardedInitiatorHello(
                payload.readCountedBytes(), CandidateAddress.decode(payload), payload.readRemainder());
    }
}
