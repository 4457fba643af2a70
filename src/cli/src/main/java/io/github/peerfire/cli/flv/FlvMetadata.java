package io.github.peerfire.cli.flv;

import io.github.peerfire.flash.amf.AmfEcmaArray;
import io.github.peerfire.flash.amf.AmfNumber;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.message.DataMessage;
import io.github.peerfire.flash.message.RtmpMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the first tag of a file, {@code onMetaData}, says about all of it. Encoded it always has the same length,
 * whatever duration and size are.
 *
 * @param timestamp its tag's
 * @param properties in their order; those that do not fit a file written anew are left out
 */
record FlvMetadata(long timestamp, Map<String, AmfValue> properties) {

    static final String HANDLER = "onMetaData";

    private static final String DURATION = "duration";
    private static final String FILE_SIZE = "filesize";
    private static final List<String> OF_THE_OLD_FILE = List.of("keyframes", "lasttimestamp", "lastkeyframetimestamp",
            "lastkeyframelocation", "datasize", "audiosize", "videosize");
    private static final double MILLISECONDS_PER_SECOND = 1e3;

    /** What a file says that was told nothing. */
    static FlvMetadata unknown() {
        return new FlvMetadata(0, withPlaces(Map.of()));
    }

    /** What a tag says, if it is such a tag. */
    static Optional<FlvMetadata> of(FlvTag tag) {
        Optional<RtmpMessage> message = tag.type() == FlvTag.SCRIPT ? tag.toMessage() : Optional.empty();
        if (message.isPresent() && message.get() instanceof DataMessage data && data.handler().equals(HANDLER)
                && data.arguments().size() == 1) {
            Map<String, AmfValue> properties = new LinkedHashMap<>(data.arguments().get(0).properties());
            properties.keySet().removeAll(OF_THE_OLD_FILE);
            return Optional.of(new FlvMetadata(tag.timestamp(), withPlaces(properties)));
        }
        return Optional.empty();
    }

    private static Map<String, AmfValue> withPlaces(Map<String, AmfValue> others) {
        Map<String, AmfValue> properties = new LinkedHashMap<>(others);
        properties.put(DURATION, new AmfNumber(0));
        properties.put(FILE_SIZE, new AmfNumber(0));
        return properties;
    }

    /** The tag for a file that lasts so many milliseconds and has so many bytes. */
    FlvTag tag(long milliseconds, long bytes) {
        Map<String, AmfValue> values = new LinkedHashMap<>(properties);
        values.put(DURATION, new AmfNumber(milliseconds / MILLISECONDS_PER_SECOND));
        values.put(FILE_SIZE, new AmfNumber(bytes));
        DataMessage message = new DataMessage(false, timestamp, HANDLER, List.of(new AmfEcmaArray(values)));
        return FlvTag.of(message).orElseThrow();
    }
}
