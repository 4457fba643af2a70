package io.github.peerfire.flash.message;

import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.Vlu;
import java.util.Optional;

/**
 * The user metadata of a flow that carries RTMP messages (RFC 7425 §5.1.1): "TC", flags, stream ID.
 *
 * @param streamId the RTMP stream that the flow's messages belong to, 0 to {@link #MAXIMUM_STREAM_ID}; 0 is the
 *     connection's own
 * @param arrivalOrder the sender's hint that messages are best taken as they arrive, not in the order of their queuing
 */
public record FlowMetadata(int streamId, boolean arrivalOrder) {

    /** The highest stream ID, 2^24 - 1 (RFC 7425 §5.1). */
    public static final int MAXIMUM_STREAM_ID = 0xff_ffff;

    private static final int STREAM_ID_PRESENT = 0x04;
    private static final int RECEIVE_INTENT = 0x01;
    private static final int FIXED_LENGTH = 3;

    /** @throws IllegalArgumentException if the stream ID is out of range */
    public FlowMetadata {
        if (streamId < 0 || streamId > MAXIMUM_STREAM_ID) {
            throw new IllegalArgumentException("stream ID " + streamId);
        }
    }

    /**
     * Reads a flow's metadata.
     *
     * @return empty if they are of another kind of flow, malformed, or name no stream; the flow is then to be rejected
     */
    public static Optional<FlowMetadata> decode(byte[] metadata) {
        ByteReader in = new ByteReader(metadata);
        try {
            if (in.readUnsignedByte() != 'T' || in.readUnsignedByte() != 'C') {
                return Optional.empty(); // RFC 7425 §5.1.1: SHOULD reject an unrecognised signature
            }
            int flags = in.readUnsignedByte();
            if ((flags & STREAM_ID_PRESENT) == 0) {
                return Optional.empty(); // RFC 7425 §5.1.1: SHOULD reject without stream ID
            }
            long streamId = in.readVlu();
            return streamId < 0 || streamId > MAXIMUM_STREAM_ID ? Optional.empty()
                    : Optional.of(new FlowMetadata((int) streamId, (flags & RECEIVE_INTENT) != 0));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /** The metadata to open a flow with. */
    public byte[] encode() {
        byte[] metadata = new byte[FIXED_LENGTH + Vlu.encodedLength(streamId)];
        ByteWriter out = new ByteWriter(metadata);
        out.writeByte('T');
        out.writeByte('C');
        out.writeByte(STREAM_ID_PRESENT | (arrivalOrder ? RECEIVE_INTENT : 0)); // RFC 7425 §5.1.1: MUST be present
        out.writeVlu(streamId);
        return metadata;
    }
}
