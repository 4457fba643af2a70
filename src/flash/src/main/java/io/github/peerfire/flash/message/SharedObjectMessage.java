package io.github.peerfire.flash.message;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Events of a shared object (types 19 and 16; RTMP §7.1.3). What is in an event is carried, not read.
 *
 * @param extended whether it is of type 16, whose payload begins with a format byte
 * @param timestamp milliseconds, 0 to {@link #MAXIMUM_TIMESTAMP}
 * @param name the object's, at most 65535 bytes in UTF-8
 * @param version 0 to 2^32 - 1
 * @param flags 64 bits; 2 in the upper 32 of them for an object that is kept
 * @param events in their order; copied
 */
public record SharedObjectMessage(boolean extended, long timestamp, String name, long version, long flags,
        List<Event> events) implements RtmpMessage {

    private static final int LONGEST_NAME = 0xffff;
    private static final int FLAGS_LENGTH = 8;

    /**
     * Copies the events.
     *
     * @throws IllegalArgumentException if the timestamp, the name's length or the version is out of range
     */
    public SharedObjectMessage {
        RtmpPayload.timestamp(timestamp);
        if (version >>> Integer.SIZE != 0 || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw new IllegalArgumentException("version " + version + " of a name of " + name.length());
        }
        events = List.copyOf(events);
    }

    /**
     * One event.
     *
     * @param type 0 to 255; 1 to 11 have a meaning: use, release, request change, change, success, send message,
     *     status, clear, remove, request remove, use success
     * @param data not copied
     */
    public record Event(int type, byte[] data) {
    }

    static SharedObjectMessage read(int type, long timestamp, ByteBuffer in) throws MalformedMessageException {
        boolean extended = type == MessageType.SHARED_OBJECT_EXTENDED;
        RtmpPayload.format(extended, in);
        byte[] name = RtmpPayload.bytes(RtmpPayload.require(in, Short.BYTES).getShort() & 0xffffL, in);
        String text = new String(name, StandardCharsets.UTF_8);
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) { // what is no UTF-8 gets longer
            throw new MalformedMessageException(MessageFault.SHAPE);
        }
        RtmpPayload.require(in, Integer.BYTES + FLAGS_LENGTH);
        long version = in.getInt() & 0xffff_ffffL;
        long flags = in.getLong();
        List<Event> events = new ArrayList<>();
        while (in.hasRemaining()) {
            RtmpPayload.require(in, 1 + Integer.BYTES);
            int event = in.get() & 0xff;
            events.add(new Event(event, RtmpPayload.bytes(in.getInt() & 0xffff_ffffL, in)));
        }
        return new SharedObjectMessage(
                extended, timestamp, text, version, flags, events);
    }

    @Override
    public int type() {
        return extended ? MessageType.SHARED_OBJECT_EXTENDED : MessageType.SHARED_OBJECT;
    }

    @Override
    public byte[] payload() {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (extended) {
            out.write(0); // RFC 7425 §5.3.3
        }
        out.writeBytes(ByteBuffer.allocate(Short.BYTES + utf8.length + Integer.BYTES + FLAGS_LENGTH)
                .putShort((short) utf8.length).put(utf8).putInt((int) version).putLong(flags).array());
        for (Event event : events) {
            out.writeBytes(ByteBuffer.allocate(1 + Integer.BYTES).put((byte) event.type())
                    .putInt(event.data().length).array());
            out.writeBytes(event.data());
        }
        return out.toByteArray();
    }
}
