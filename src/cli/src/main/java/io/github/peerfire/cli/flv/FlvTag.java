package io.github.peerfire.cli.flv;

import io.github.peerfire.flash.message.AudioMessage;
import io.github.peerfire.flash.message.DataMessage;
import io.github.peerfire.flash.message.MalformedMessageException;
import io.github.peerfire.flash.message.MessageType;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.message.VideoMessage;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * One tag of an FLV.
 *
 * @param type {@link #AUDIO}, {@link #VIDEO} or {@link #SCRIPT}
 * @param timestamp milliseconds, 0 to 2^32 - 1
 * @param body what the tag holds, up to {@link #LONGEST_BODY}; not copied
 */
public record FlvTag(int type, long timestamp, byte[] body) {

    /** Audio: the body begins with the codec. */
    public static final int AUDIO = 8;
    /** Video: the body begins with the kind of frame and the codec. */
    public static final int VIDEO = 9;
    /** A handler's name and a value for it, in AMF0. */
    public static final int SCRIPT = 18;
    /** Bytes of a body at most. */
    public static final int LONGEST_BODY = 0xff_ffff;
    /** Bytes before the body. */
    static final int HEADER = 11;

    /**
     * Checks what a file can hold.
     *
     * @throws IllegalArgumentException if something is out of range
     */
    public FlvTag {
        if (timestamp < 0 || timestamp > RtmpMessage.MAXIMUM_TIMESTAMP || body.length > LONGEST_BODY) {
            throw new IllegalArgumentException("timestamp " + timestamp + ", " + body.length + " bytes");
        }
    }

    /** The tag that holds a message; empty if it is neither audio, video nor data. */
    public static Optional<FlvTag> of(RtmpMessage message) {
        if (message instanceof DataMessage data) {
            byte[] body = new DataMessage(false, 0, data.handler(), data.arguments()).payload();
            return body.length > LONGEST_BODY ? Optional.empty()
                    : Optional.of(new FlvTag(SCRIPT, data.timestamp(), body));
        } else if (message instanceof AudioMessage || message instanceof VideoMessage) {
            return Optional.of(new FlvTag(message.type(), message.timestamp(), message.payload()));
        }
        return Optional.empty();
    }

    /** The message that the tag holds; empty if it is a script that does not decode. */
    public Optional<RtmpMessage> toMessage() {
        if (type == AUDIO) {
            return Optional.of(new AudioMessage(timestamp, body));
        } else if (type == VIDEO) {
            return Optional.of(new VideoMessage(timestamp, body));
        }
        byte[] message = ByteBuffer.allocate(RtmpMessage.HEADER_LENGTH + body.length)
                .put((byte) MessageType.DATA).putInt((int) timestamp).put(body).array();
        try {
            return Optional.of(RtmpMessage.decode(message));
        } catch (MalformedMessageException e) {
            return Optional.empty();
        }
    }

    /** Bytes in a file, with the size behind it. */
    long length() {
        return HEADER + body.length + Integer.BYTES;
    }
}
