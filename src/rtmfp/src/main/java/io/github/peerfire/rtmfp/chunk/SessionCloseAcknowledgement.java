package io.github.peerfire.rtmfp.chunk;

import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;

/** Says that the session is ended (RFC 7016 §2.3.18). */
public record SessionCloseAcknowledgement() implements Chunk {

    @Override
    public int type() {
        return ChunkType.SESSION_CLOSE_ACKNOWLEDGEMENT;
    }

    @Override
    public int payloadLength() {
        return 0;
    }

    @Override
    public void encodePayload(ByteWriter writer) {
        // has no payload
    }

    /** Takes whatever payload there is: there should be none, and nothing in it matters. */
    public static SessionCloseAcknowledgement decode(ByteReader payload) {
        return new SessionCloseAcknowledgement();
    }
}
