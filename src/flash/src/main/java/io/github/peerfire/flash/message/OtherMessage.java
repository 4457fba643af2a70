package io.github.peerfire.flash.message;

/**
 * A message of a type that has no meaning here: preserved, to be ignored. Types 1, 2, 3, 5 and 6, which control RTMP's
 * chunk stream over TCP, are among them and must not be acted on (RFC 7425 §5.1).
 *
 * @param type 0 to 255
 * @param timestamp milliseconds, 0 to {@link #MAXIMUM_TIMESTAMP}
 * @param payload not copied
 */
public record OtherMessage(int type, long timestamp, byte[] payload) implements RtmpMessage {

    /** @throws IllegalArgumentException if the timestamp is out of range */
    public OtherMessage {
        RtmpPayload.timestamp(timestamp);
    }
}
