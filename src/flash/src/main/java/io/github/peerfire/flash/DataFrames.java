package io.github.peerfire.flash;

import io.github.peerfire.flash.amf.AmfString;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.message.DataMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The data frames of one stream: data messages that everybody who comes later gets too, such as "onMetaData".
 * Publishers set and clear them with messages of their own; what players see is the frame without that wrapping.
 */
final class DataFrames {

    static final String SET = "@setDataFrame";
    static final String CLEAR = "@clearDataFrame";

    /** Names beyond these replace nothing and are not kept. */
    private static final int MAXIMUM = 64;

    private final Map<String, DataMessage> frames = new LinkedHashMap<>();

    /** Takes a publisher's message; returns what players are to see of it, if anything. */
    Optional<DataMessage> take(DataMessage message) {
        if (message.handler().equals(CLEAR)) {
            message.arguments().stream().findFirst().flatMap(AmfValue::asText).ifPresent(frames::remove);
            return Optional.empty();
        }
        DataMessage seen = unwrapped(message);
        if (seen != message && (frames.size() < MAXIMUM || frames.containsKey(seen.handler()))) {
            frames.put(seen.handler(), seen);
        }
        return Optional.of(seen);
    }

    /** Those that are set, in the order in which their names first were. */
    List<DataMessage> current() {
        return new ArrayList<>(frames.values());
    }

    /** The message that sets a data frame. */
    static DataMessage wrapped(DataMessage frame) {
        List<AmfValue> arguments = new ArrayList<>();
        arguments.add(new AmfString(frame.handler()));
        arguments.addAll(frame.arguments());
        return new DataMessage(frame.extended(), frame.timestamp(), SET, arguments);
    }

    /** What is in a message that sets a data frame; any other message as it is. */
    static DataMessage unwrapped(DataMessage message) {
        if (message.handler().equals(SET) && !message.arguments().isEmpty()
                && message.arguments().get(0) instanceof AmfString name) {
            return new DataMessage(message.extended(), message.timestamp(), name.value(),
                    message.arguments().subList(1, message.arguments().size()));
        }
        return message;
    }
}
