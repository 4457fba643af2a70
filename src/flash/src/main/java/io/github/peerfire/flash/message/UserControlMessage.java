package io.github.peerfire.flash.message;

/**
 * A User Control message (type 4).
 *
 * @param timestamp milliseconds, ignored by receivers
 */
public record UserControlMessage(long timestamp, UserControl event) implements RtmpMessage {

    /** @throws IllegalArgumentException if the timestamp is out of range */
    public UserControlMessage {
        RtmpPayload.timestamp(timestamp);
    }

    /** An event at time 0. */
    public UserControlMessage(UserControl event) {
        this(0, event);
    }

    @Override
    public int type() {
        return MessageType.USER_CONTROL;
    }

    @Override
    public byte[] payload() {
        return event.encode();
    }
}
