package io.github.peerfire.flash.message;

import io.github.peerfire.flash.amf.AmfNull;
import io.github.peerfire.flash.amf.AmfNumber;
import io.github.peerfire.flash.amf.AmfObject;
import io.github.peerfire.flash.amf.AmfString;
import io.github.peerfire.flash.amf.AmfUndefined;
import io.github.peerfire.flash.amf.AmfValue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A command (types 20 and 17): a name, a transaction ID, a command object, arguments.
 *
 * <p>librtmfp leaves the command object out of all commands but {@code connect}. So when decoding, a third value that
 * is neither object, null nor undefined is the first argument, and the command object reads as null.
 *
 * @param extended whether it is of type 17, whose payload begins with a format byte
 * @param timestamp milliseconds, 0 to {@link #MAXIMUM_TIMESTAMP}
 * @param transactionId echoed by {@code _result} and {@code _error}; 0 if no answer is wanted
 * @param commandObject {@link AmfNull} for most commands
 * @param arguments what follows the command object; copied
 */
public record CommandMessage(
        boolean extended,
        long timestamp,
        String name,
        double transactionId,
        AmfValue commandObject,
        List<AmfValue> arguments) implements RtmpMessage {

    /**
     * Checks the time and copies the arguments.
     *
     * @throws IllegalArgumentException if the timestamp is out of range
     */
    public CommandMessage {
        RtmpPayload.timestamp(timestamp);
        arguments = List.copyOf(arguments);
    }

    /**
     * A command at time 0; the command object and arguments are converted by {@link AmfValue#of}. It is of type 20, or
     * of type 17 if one of them needs AMF3.
     */
    public static CommandMessage of(String name, double transactionId, Object commandObject, Object... arguments) {
        AmfValue object = AmfValue.of(commandObject);
        List<AmfValue> values = AmfValue.listOf(Arrays.asList(arguments));
        boolean extended = object.needsAmf3() || values.stream().anyMatch(AmfValue::needsAmf3);
        return new CommandMessage(extended, 0, name, transactionId, object, values);
    }

    static CommandMessage read(int type, long timestamp, ByteBuffer in) throws MalformedMessageException {
        boolean extended = type == MessageType.COMMAND_EXTENDED;
        List<AmfValue> values = RtmpPayload.values(extended, in);
        if (values.size() < 2 || !(values.get(0) instanceof AmfString name)
                || !(values.get(1) instanceof AmfNumber transactionId)) {
            throw new MalformedMessageException(MessageFault.SHAPE);
        }
        boolean hasObject = values.size() > 2
                && (values.get(2) instanceof AmfObject || values.get(2).isNothing());
        return new CommandMessage(extended, timestamp, name.value(), transactionId.value(),
                hasObject ? values.get(2) : AmfNull.NULL, values.subList(hasObject ? 3 : 2, values.size()));
    }

    /** The argument at an index, undefined if there are fewer. */
    public AmfValue argument(int index) {
        return index < arguments.size() ? arguments.get(index) : AmfUndefined.UNDEFINED;
    }

    @Override
    public int type() {
        return extended ? MessageType.COMMAND_EXTENDED : MessageType.COMMAND;
    }

    @Override
    public byte[] payload() {
        List<AmfValue> values = new ArrayList<>();
        values.add(new AmfString(name));
        values.add(new AmfNumber(transactionId));
        values.add(commandObject);
        values.addAll(arguments);
        return RtmpPayload.encode(extended, values);
    }

    /** Names the command only: arguments may hold tickets and proofs. */
    @Override
    public String toString() {
        return "CommandMessage[" + name + ", " + transactionId + ", " + arguments.size() + " arguments]";
    }
}
