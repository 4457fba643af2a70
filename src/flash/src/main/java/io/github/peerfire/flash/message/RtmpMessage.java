package io.github.peerfire.flash.message;

import java.nio.ByteBuffer;

/**
 * An RTMP message (RFC 7425 §5.1.2): {@code type(1) timestamp(4) payload}. Its stream ID is the flow's.
 *
 * <pre>{@code
 * byte[] wire = CommandMessage.of("play", 0, AmfNull.NULL, "media").encode();
 * if (RtmpMessage.decode(wire) instanceof CommandMessage command) { ... command.name() ... }
 * }</pre>
 */
public sealed interface RtmpMessage
        permits CommandMessage, DataMessage, AudioMessage, VideoMessage, UserControlMessage, SharedObjectMessage,
        AggregateMessage, OtherMessage {

    /** Bytes of the virtual header that precede the payload. */
    int HEADER_LENGTH = 5;

    /** The largest timestamp; beyond it they wrap. */
    long MAXIMUM_TIMESTAMP = 0xffff_ffffL;

    /** The longest payload in bytes. */
    int MAXIMUM_PAYLOAD = 0xff_ffff;

    /**
     * Reads a whole message.
     *
     * @param message a flow's message; not kept, but media tags are copied from it
     * @throws MalformedMessageException if it is refused; the message is then to be dropped
     */
    static RtmpMessage decode(byte[] message) throws MalformedMessageException {
        if (message.length < HEADER_LENGTH || message.length - HEADER_LENGTH > MAXIMUM_PAYLOAD) {
            throw new MalformedMessageException(MessageFault.LENGTH);
        }
        ByteBuffer in = ByteBuffer.wrap(message);
        int type = in.get() & 0xff;
        return MessageBody.read(type, in.getInt() & MAXIMUM_TIMESTAMP, in);
    }

    /** The message type, 0 to 255; see {@link MessageType}. */
    int type();

    /** Milliseconds, 0 to {@link #MAXIMUM_TIMESTAMP}, on the stream's own time line. */
    long timestamp();

    /** The payload as it is sent. */
    byte[] payload();

    /** The whole message as a flow carries it. */
    default byte[] encode() {
        byte[] payload = payload();
        return ByteBuffer.allocate(HEADER_LENGTH + payload.length)
                .put((byte) type())
                .putInt((int) timestamp())
                .put(payload)
                .array();
    }
}
