package io.github.peerfire.rtmfp.chunk;

import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.MalformedException;

/**
 * Asks an initiator for another keying with another cookie (RFC 7016 §2.3.6).
 *
 * @param oldCookie the cookie that it sent
 * @param newCookie the cookie that it is to send
 */
public record RHelloCookieChange(byte[] oldCookie, byte[] newCookie) implements Chunk {

    @Override
    public int type() {
        return ChunkType.RHELLO_COOKIE_CHANGE;
    }

    @Override
    public int payloadLength() {
        return ByteWriter.countedLength(oldCookie) + newCookie.length;
    }

    @Override
    public void encodePayload(ByteWriter writer) {
        writer.writeCountedBytes(oldCookie).writeBytes(newCookie);
    }

    /** Reads a chunk's whole payload; the new cookie is what is left of it after the old one. */
    public static RHelloCookieChange decode(ByteReader payload) throws MalformedException {
        return new RHelloCookieChange(payload.readCountedBytes(), payload.readRemainder());
    }
}
