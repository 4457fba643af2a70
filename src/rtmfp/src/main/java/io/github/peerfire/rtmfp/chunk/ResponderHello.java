package io.github.peerfire.rtmfp.chunk;

import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.MalformedException;

/**
 * Answers an Initiator Hello (RFC 7016 §2.3.4).
 *
 * @param tagEcho the tag of the Initiator Hello
 * @param cookie to be echoed in Initiator Initial Keying
 * @param responderCertificate the responder's certificate as the cryptography profile encodes it
 */
public record ResponderHello(byte[] tagEcho, byte[] cookie, byte[] responderCertificate) implements Chunk {

    @Override
    public int type() {
        return ChunkType.RESPONDER_HELLO;
    }

    @Override
    public int payloadLength() {
        return ByteWriter.countedLength(tagEcho) + ByteWriter.countedLength(cookie) + responderCertificate.length;
    }

    @Override
    public void encodePayload(ByteWriter writer) {
        writer.writeCountedBytes(tagEcho).writeCountedBytes(cookie).writeBytes(responderCertificate);
    }

    /** Reads a chunk's whole payload; the certificate is what is left of it after the cookie. */
    public static ResponderHello decode(ByteReader payload) throws MalformedException {
        return new ResponderHello(payload.readCountedBytes(), payload.readCountedBytes(), payload.readRemainder());
    }
}
