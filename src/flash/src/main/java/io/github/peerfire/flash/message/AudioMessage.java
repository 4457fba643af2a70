package io.github.peerfire.flash.message;

/**
 * A piece of audio (type 8).
 *
 * @param timestamp milliseconds, 0 to {@link #MAXIMUM_TIMESTAMP}
 * @param payload an FLV audio tag's body: codec byte first; empty for silence or a pause; not copied
 */
public record AudioMessage(long timestamp, byte[] payload) implements RtmpMessage {

    /** @throws IllegalArgumentException if the timestamp is out of range */
    public AudioMessage {
        RtmpPayload.timestamp(timestamp);
    }

    @Override
    public int type() {
        return MessageType.AUDIO;
    }
}
