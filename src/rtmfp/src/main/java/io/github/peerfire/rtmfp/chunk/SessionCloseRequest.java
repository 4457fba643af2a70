package io.github.peerfire.rtmfp.chunk;

import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;

/** Ends a session in order (RFC 7016 §2.3.17). */
public record SessionCloseRequest() implements Chunk {

    @Override
    public int type() {
        return ChunkType.SESSION_CLOSE_REQUEST;
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
    public static SessionCloseRequest decode(ByteReader payload) {
        return new SessionCloseRequest();
    }
}
