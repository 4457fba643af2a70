package io.github.peerfire.flash.message;

import io.github.peerfire.flash.amf.AmfString;
import io.github.peerfire.flash.amf.AmfValue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A data message (types 18 and 15): the name of a handler at the far end, and arguments for it.
 *
 * @param extended whether it is of type 15, whose payload begins with a format byte
 * @param timestamp milliseconds, 0 to {@link #MAXIMUM_TIMESTAMP}
 * @param arguments what follows the handler; copied
 */
public record DataMessage(boolean extended, long timestamp, String handler, List<AmfValue> arguments)
        implements RtmpMessage {

    /**
     * Checks the time and copies the arguments.
     *
     * @throws IllegalArgumentException if the timestamp is out of range
     */
    public DataMessage {
        RtmpPayload.timestamp(timestamp);
        arguments = List.copyOf(arguments);
    }

    /**
     * A data message at time 0; the arguments are converted by {@link AmfValue#of}. It is of type 18, or of type 15 if
     * one of them needs AMF3.
     */
    public static DataMessage of(String handler, Object... arguments) {
        List<AmfValue> values = AmfValue.listOf(Arrays.asList(arguments));
        return new DataMessage(values.stream().anyMatch(AmfValue::needsAmf3), 0, handler, values);
    }

    static DataMessage read(int type, long timestamp, ByteBuffer in) throws MalformedMessageException {
        boolean extended = type == MessageType.DATA_EXTENDED;
        List<AmfValue> values = RtmpPayload.values(extended, in);
        if (values.isEmpty() || !(values.get(0) instanceof AmfString handler)) {
            throw new MalformedMessageException(MessageFault.SHAPE);
        }
        return new DataMessage(extended, timestamp, handler.value(), values.subList(1, values.size()));
    }

    @Override
    public int type() {
        return extended ? MessageType.DATA_EXTENDED : MessageType.DATA;
    }

    @Override
    public byte[] payload() {
        List<AmfValue> values = new ArrayList<>();
        values.add(new AmfString(handler));
        values.addAll(arguments);
        return RtmpPayload.encode(extended, values);
    }
}
