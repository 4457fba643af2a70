package io.github.peerfire.flash.message;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * The user metadata of a flow that carries RTMP messages (RFC 7425 §5.1.1): "TC", flags, stream ID.
 *
 * @param streamId the RTMP stream that the flow's messages belong to, 0 to {@link #MAXIMUM_STREAM_ID}; 0 is the connection's
 *     own
 * @param arrivalOrder the sender's hint that messages are best taken as they arrive, not in the order of their queuing
 */
public record FlowMetadata(int streamId, boolean arrivalOrder) {

    public static final int MAXIMUM_STREAM_ID = 0xff_ffff;

    private static final int STREAM_ID_PRESENT = 0x04;
    private static final int RECEIVE_INTENT = 0x01;
    private static final int SIGNATURE_LENGTH = 2;

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
        if (metadata.length <= SIGNATURE_LENGTH + 1 || metadata[0] != 'T' || metadata[1] != 'C') {
            return Optional.empty(); // RFC 7425 §5.1.1: SHOULD reject an unrecognised signature
        }
        int flags = metadata[SIGNATURE_LENGTH];
        if ((flags & STREAM_ID_PRESENT) == 0) {
            return Optional.empty(); // RFC 7425 §5.1.1: SHOULD reject without stream ID
        }
        long streamId = 0;
        for (int i = SIGNATURE_LENGTH + 1; i < metadata.length; i++) {
            streamId = streamId << 7 | metadata[i] & 0x7f;
            if (streamId > MAXIMUM_STREAM_ID) {
                return Optional.empty();
            }
            if (metadata[i] >= 0) {
                return Optional.of(new FlowMetadata((int) streamId, (flags & RECEIVE_INTENT) != 0));
            }
        }
        return Optional.empty();
    }

    /** The metadata to open a flow with. */
    public byte[] encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write('T');
        out.write('C');
        out.write(STREAM_ID_PRESENT | (arrivalOrder ? RECEIVE_INTENT : 0)); // RFC 7425 §5.1.1: stream ID MUST be present
        for (int shift = 21; shift > 0; shift -= 7) {
            if (streamId >> shift != 0) {
                out.write(streamId >> shift & 0x7f | 0x80);
            }
        }
        out.write(streamId & 0x7f);
        return out.toByteArray();
    }
}
