package io.github.peerfire.flash.message;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Several messages in one (type 22; RTMP §7.1.6), each with a header as in the FLV file format. Servers send recorded
 * streams so. The messages count as if they had come one by one.
 *
 * @param timestamp milliseconds, 0 to {@link #MAXIMUM_TIMESTAMP}
 * @param messages with times of the stream, that is with the difference of the aggregate's time and the first one's
 *     added; copied
 */
public record AggregateMessage(long timestamp, List<RtmpMessage> messages) implements RtmpMessage {

    private static final int SUBHEADER_LENGTH = 11;
    private static final int TIME_OFFSET = 4;

    /**
     * Copies the messages.
     *
     * @throws IllegalArgumentException if the timestamp is out of range or not the first one's, or one of them is an
     *     aggregate
     */
    public AggregateMessage {
        RtmpPayload.timestamp(timestamp);
        messages = List.copyOf(messages);
        if (messages.stream().anyMatch(AggregateMessage.class::isInstance)
                || !messages.isEmpty() && messages.get(0).timestamp() != timestamp) {
            throw new IllegalArgumentException("an aggregate that cannot be at " + timestamp);
        }
    }

    static AggregateMessage read(long timestamp, ByteBuffer in) throws MalformedMessageException {
        List<RtmpMessage> messages = new ArrayList<>();
        long offset = 0;
        while (in.hasRemaining()) {
            RtmpPayload.require(in, SUBHEADER_LENGTH);
            int begin = in.position();
            int type = in.get() & 0xff;
            int length = (in.getShort() & 0xffff) << Byte.SIZE | in.get() & 0xff;
            long time = in.getInt(begin + TIME_OFFSET) >>> Byte.SIZE
                    | (in.get(begin + TIME_OFFSET + 3) & 0xffL) << 3 * Byte.SIZE;
            in.position(begin + SUBHEADER_LENGTH); // RTMP §7.1.6: the aggregate's stream ID counts
            offset = messages.isEmpty() ? timestamp - time : offset;
            RtmpPayload.require(in, length);
            if (type == MessageType.AGGREGATE) {
                throw new MalformedMessageException(MessageFault.SHAPE);
            }
            messages.add(MessageBody.read(type, time + offset & MAXIMUM_TIMESTAMP, in.slice(in.position(), length)));
            in.position(in.position() + length);
            RtmpPayload.require(in, Integer.BYTES).getInt(); // the back pointer
        }
        return new AggregateMessage(timestamp, messages);
    }

    @Override
    public int type() {
        return MessageType.AGGREGATE;
    }

    @Override
    public byte[] payload() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (RtmpMessage message : messages) {
            byte[] payload = message.payload();
            int time = (int) message.timestamp();
            out.writeBytes(ByteBuffer.allocate(SUBHEADER_LENGTH + payload.length + Integer.BYTES)
                    .putInt(message.type() << 3 * Byte.SIZE | payload.length)
                    .putInt(time << Byte.SIZE | time >>> 3 * Byte.SIZE)
                    .putShort((short) 0).put((byte) 0)
                    .put(payload)
                    .putInt(SUBHEADER_LENGTH + payload.length)
                    .array());
        }
        return out.toByteArray();
    }
}
