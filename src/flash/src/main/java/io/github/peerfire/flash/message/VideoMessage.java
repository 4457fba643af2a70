package io.github.peerfire.flash.message;

/**
 * A piece of video (type 9).
 *
 * @param timestamp milliseconds, 0 to {@link #MAXIMUM_TIMESTAMP}
 * @param payload an FLV video tag's body: codec byte first; empty for silence or a pause; not copied
 */
public record VideoMessage(long timestamp, byte[] payload) implements RtmpMessage {

    /** @throws IllegalArgumentException if the timestamp is out of range */
    public VideoMessage {
        RtmpPayload.timestamp(timestamp);
    }

    @Override
    public int type() {
        return MessageType.VIDEO;
    }
}
