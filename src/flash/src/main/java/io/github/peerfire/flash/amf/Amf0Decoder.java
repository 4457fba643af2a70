package io.github.peerfire.flash.amf;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads AMF0, and AMF3 where values switch to it. Nothing is allocated for a length before that many bytes are known to
 * be there. Nesting, the number of values and their size are bounded; what is referred to counts every time.
 *
 * <p>Invalid UTF-8 reads as U+FFFD. A property that occurs twice has its last value.
 */
public final class Amf0Decoder {

    /** How deep values may be nested. */
    public static final int MAXIMUM_DEPTH = 32;

    /** How many values one sequence may hold, those within others included. */
    public static final int MAXIMUM_VALUES = 10_000;

    /** How many characters and bytes they may hold together. */
    public static final int MAXIMUM_SIZE = 1 << 24;

    private final AmfInput in;
    private final AmfExtent extent = new AmfExtent();
    private final AmfReferences references = new AmfReferences(extent);
    private final Amf3Decoder amf3;

    private Amf0Decoder(AmfInput in) {
        this.in = in;
        this.amf3 = new Amf3Decoder(in, extent);
    }

    /**
     * Reads values until the end.
     *
     * @param in is read from its position to its limit; in network byte order
     * @throws AmfException if any of it is refused, whose {@link AmfException#fault} says why
     */
    public static List<AmfValue> decode(ByteBuffer in) throws AmfException {
        AmfInput input = new AmfInput(in);
        Amf0Decoder decoder = new Amf0Decoder(input);
        return input.all(decoder::value);
    }

    private AmfValue value() throws AmfException {
        extent.value();
        int marker = in.unsignedByte();
        return switch (marker) {
            case Amf0Marker.NUMBER -> new AmfNumber(in.float64());
            case Amf0Marker.BOOLEAN -> new AmfBoolean(in.unsignedByte() != 0);
            case Amf0Marker.STRING -> new AmfString(name());
            case Amf0Marker.LONG_STRING -> new AmfString(longText());
            case Amf0Marker.NULL -> AmfNull.NULL;
            case Amf0Marker.UNDEFINED, Amf0Marker.UNSUPPORTED -> AmfUndefined.UNDEFINED;
            case Amf0Marker.REFERENCE -> references.get(in.uint16());
            case Amf0Marker.DATE -> date();
            case Amf0Marker.XML_DOCUMENT -> new AmfXmlDocument(longText());
            case Amf0Marker.AVMPLUS_OBJECT -> amf3.read();
            case Amf0Marker.OBJECT, Amf0Marker.TYPED_OBJECT, Amf0Marker.ECMA_ARRAY, Amf0Marker.STRICT_ARRAY ->
                    composed(marker);
            default -> throw new AmfException(AmfFault.MALFORMED);
        };
    }

    private AmfValue composed(int marker) throws AmfException {
        AmfExtent.Composed composed = references.open();
        return references.close(composed, switch (marker) {
            case Amf0Marker.OBJECT -> new AmfObject(properties());
            case Amf0Marker.TYPED_OBJECT -> new AmfObject(name(), properties());
            case Amf0Marker.ECMA_ARRAY -> ecmaArray();
            default -> strictArray();
        });
    }

    private AmfValue ecmaArray() throws AmfException {
        in.uint32(); // a hint only: the end is marked as an object's
        return new AmfEcmaArray(properties());
    }

    private AmfValue strictArray() throws AmfException {
        int count = in.count(in.uint32(), 1);
        List<AmfValue> elements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            elements.add(value());
        }
        return new AmfStrictArray(elements);
    }

    private AmfValue date() throws AmfException {
        double milliseconds = in.float64();
        in.uint16(); // the time zone, reserved: should be 0 and is ignored
        return new AmfDate(milliseconds);
    }

    private Map<String, AmfValue> properties() throws AmfException {
        Map<String, AmfValue> properties = new LinkedHashMap<>();
        while (true) {
            String name = name();
            if (name.isEmpty() && in.takes(Amf0Marker.OBJECT_END)) {
                return properties;
            }
            properties.put(name, value());
        }
    }

    private String name() throws AmfException {
        return extent.add(in.text(in.uint16()));
    }

    private String longText() throws AmfException {
        return extent.add(in.text(in.uint32()));
    }
}
