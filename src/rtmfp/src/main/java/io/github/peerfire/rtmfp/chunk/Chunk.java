package io.github.peerfire.rtmfp.chunk;

import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.PacketAssembler;

/** A typed part of a plain packet (RFC 7016 §2.3). Arrays in chunks are not to be changed. */
public sealed interface Chunk
        permits PacketFragment, InitiatorHello, ForwardedInitiatorHello, ResponderHello, ResponderRedirect,
                RHelloCookieChange, InitiatorInitialKeying, ResponderInitialKeying, Ping, PingReply, UserData,
                NextUserData, DataAcknowledgement, BufferProbe, FlowExceptionReport, SessionCloseRequest,
                SessionCloseAcknowledgement {

    /** The type code, see {@link ChunkType}. */
    int type();

    /** Bytes of the payload; can be sent only up to 65535. */
    int payloadLength();

    /** Writes the payload. */
    void encodePayload(ByteWriter writer);

    /** Bytes of the whole chunk. */
    default int encodedLength() {
        return PacketAssembler.CHUNK_HEADER_LENGTH + payloadLength();
    }

    /** Writes the whole chunk. */
    default void encode(ByteWriter writer) {
        writer.writeByte(type()).writeUint16(payloadLength());
        encodePayload(writer);
    }

    /** Appends the whole chunk to a packet; false, changing nothing, if it does not fit. */
    default boolean appendTo(PacketAssembler packet) {
        if (packet.remaining() < encodedLength()) {
            return false;
        }
        encodePayload(packet.beginChunk(type()));
        packet.commit();
        return true;
    }
}
