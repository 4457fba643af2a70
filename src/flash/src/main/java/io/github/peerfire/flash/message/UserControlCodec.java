package io.github.peerfire.flash.message;

import java.nio.ByteBuffer;

/** How User Control events look on the wire. What follows the fields that an event has is ignored. */
final class UserControlCodec {

    private static final int STREAM_BEGIN = 0;
    private static final int STREAM_EOF = 1;
    private static final int STREAM_DRY = 2;
    private static final int SET_BUFFER_LENGTH = 3;
    private static final int STREAM_IS_RECORDED = 4;
    private static final int PING_REQUEST = 6;
    private static final int PING_RESPONSE = 7;
    private static final int FLOW_SYNCHRONIZATION = 34;
    private static final int SET_KEEPALIVE_TIMERS = 41;

    private UserControlCodec() {
    }

    static UserControl read(ByteBuffer in) throws MalformedMessageException {
        if (in.remaining() < Short.BYTES) {
            throw new MalformedMessageException(MessageFault.LENGTH);
        }
        int type = in.getShort() & 0xffff;
        return switch (type) {
            case STREAM_BEGIN -> new UserControl.StreamBegin(uint32(in));
            case STREAM_EOF -> new UserControl.StreamEof(uint32(in));
            case STREAM_DRY -> new UserControl.StreamDry(uint32(in));
            case SET_BUFFER_LENGTH -> new UserControl.SetBufferLength(uint32(in), uint32(in));
            case STREAM_IS_RECORDED -> new UserControl.StreamIsRecorded(uint32(in));
            case PING_REQUEST -> new UserControl.PingRequest(uint32(in));
            case PING_RESPONSE -> new UserControl.PingResponse(uint32(in));
            case FLOW_SYNCHRONIZATION -> new UserControl.FlowSynchronization(uint32(in), uint32(in));
            case SET_KEEPALIVE_TIMERS -> new UserControl.SetKeepaliveTimers(uint32(in), uint32(in));
            default -> new UserControl.Unknown(type, RtmpPayload.rest(in));
        };
    }

    static byte[] encode(UserControl event) {
        if (event instanceof UserControl.StreamBegin e) {
            return fields(STREAM_BEGIN, e.streamId());
        } else if (event instanceof UserControl.StreamEof e) {
            return fields(STREAM_EOF, e.streamId());
        } else if (event instanceof UserControl.StreamDry e) {
            return fields(STREAM_DRY, e.streamId());
        } else if (event instanceof UserControl.SetBufferLength e) {
            return fields(SET_BUFFER_LENGTH, e.streamId(), e.milliseconds());
        } else if (event instanceof UserControl.StreamIsRecorded e) {
            return fields(STREAM_IS_RECORDED, e.streamId());
        } else if (event instanceof UserControl.PingRequest e) {
            return fields(PING_REQUEST, e.timestamp());
        } else if (event instanceof UserControl.PingResponse e) {
            return fields(PING_RESPONSE, e.timestamp());
        } else if (event instanceof UserControl.FlowSynchronization e) {
            return fields(FLOW_SYNCHRONIZATION, e.syncId(), e.count());
        } else if (event instanceof UserControl.SetKeepaliveTimers e) {
            return fields(SET_KEEPALIVE_TIMERS, e.serverMilliseconds(), e.peerMilliseconds());
        }
        UserControl.Unknown unknown = (UserControl.Unknown) event;
        return ByteBuffer.allocate(Short.BYTES + unknown.fields().length)
                .putShort((short) unknown.eventType())
                .put(unknown.fields())
                .array();
    }

    private static byte[] fields(int type, long... fields) {
        ByteBuffer out = ByteBuffer.allocate(Short.BYTES + fields.length * Integer.BYTES).putShort((short) type);
        for (long field : fields) {
            out.putInt((int) field);
        }
        return out.array();
    }

    private static long uint32(ByteBuffer in) throws MalformedMessageException {
        if (in.remaining() < Integer.BYTES) {
            throw new MalformedMessageException(MessageFault.LENGTH);
        }
        return in.getInt() & 0xffff_ffffL;
    }
}
