package io.github.peerfire.flash.amf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads AMF0. Nothing is allocated for a length before that many bytes are known to be there, nesting and the total
 * number of values are bounded, and references are not followed.
 *
 * <p>Invalid UTF-8 reads as U+FFFD. A property that occurs twice has its last value.
 */
public final class Amf0Decoder {

    /** How deep values may be nested. */
    public static final int MAXIMUM_DEPTH = 32;

    /** How many values one sequence may hold, those within others included. */
    public static final int MAXIMUM_VALUES = 10_000;

    private final ByteBuffer in;
    private int values;

    private Amf0Decoder(ByteBuffer in) {
        this.in = in;
    }

    /**
     * Reads values until the end.
     *
     * @param in is read from its position to its limit; in network byte order
     * @throws AmfException if any of it is refused, whose {@link AmfException#fault} says why
     */
    public static List<AmfValue> decode(ByteBuffer in) throws AmfException {
        Amf0Decoder decoder = new Amf0Decoder(in);
        List<AmfValue> sequence = new ArrayList<>();
        while (in.hasRemaining()) {
            sequence.add(decoder.value(1));
        }
        return List.copyOf(sequence);
    }

    private AmfValue value(int depth) throws AmfException {
        if (depth > MAXIMUM_DEPTH) {
            throw new AmfException(AmfFault.TOO_DEEP);
        }
        if (++values > MAXIMUM_VALUES) {
            throw new AmfException(AmfFault.TOO_MANY);
        }
        int marker = require(1).get() & 0xff;
        return switch (marker) {
            case Amf0Marker.NUMBER -> new AmfNumber(require(Double.BYTES).getDouble());
            case Amf0Marker.BOOLEAN -> new AmfBoolean(require(1).get() != 0);
            case Amf0Marker.STRING -> new AmfString(text(uint16()));
            case Amf0Marker.LONG_STRING -> new AmfString(text(uint32()));
            case Amf0Marker.OBJECT -> new AmfObject(properties(depth));
            case Amf0Marker.TYPED_OBJECT -> new AmfObject(text(uint16()), properties(depth));
            case Amf0Marker.NULL -> AmfNull.NULL;
            case Amf0Marker.UNDEFINED, Amf0Marker.UNSUPPORTED -> AmfUndefined.UNDEFINED;
            case Amf0Marker.REFERENCE -> new AmfReference((int) uint16());
            case Amf0Marker.ECMA_ARRAY -> ecmaArray(depth);
            case Amf0Marker.STRICT_ARRAY -> strictArray(depth);
            case Amf0Marker.DATE -> date();
            case Amf0Marker.XML_DOCUMENT -> new AmfXmlDocument(text(uint32()));
            case Amf0Marker.AVMPLUS_OBJECT -> Amf3Scalars.read(in);
            default -> throw new AmfException(AmfFault.MALFORMED);
        };
    }

    private AmfValue ecmaArray(int depth) throws AmfException {
        uint32(); // a hint only: the end is marked as an object's
        return new AmfEcmaArray(properties(depth));
    }

    private AmfValue strictArray(int depth) throws AmfException {
        long count = uint32();
        if (count > in.remaining()) { // each value takes a byte at least
            throw new AmfException(AmfFault.TRUNCATED);
        }
        List<AmfValue> elements = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            elements.add(value(depth + 1));
        }
        return new AmfStrictArray(elements);
    }

    private AmfValue date() throws AmfException {
        double milliseconds = require(Double.BYTES + Short.BYTES).getDouble();
        in.getShort(); // the time zone, reserved: should be 0 and is ignored
        return new AmfDate(milliseconds);
    }

    private Map<String, AmfValue> properties(int depth) throws AmfException {
        Map<String, AmfValue> properties = new LinkedHashMap<>();
        while (true) {
            String name = text(uint16());
            if (name.isEmpty() && require(1).get(in.position()) == Amf0Marker.OBJECT_END) {
                in.get();
                return properties;
            }
            properties.put(name, value(depth + 1));
        }
    }

    private String text(long length) throws AmfException {
        if (length > in.remaining()) {
            throw new AmfException(AmfFault.TRUNCATED);
        }
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private long uint16() throws AmfException {
        return require(Short.BYTES).getShort() & 0xffffL;
    }

    private long uint32() throws AmfException {
        return require(Integer.BYTES).getInt() & 0xffff_ffffL;
    }

    private ByteBuffer require(int bytes) throws AmfException {
        if (in.remaining() < bytes) {
            throw new AmfException(AmfFault.TRUNCATED);
        }
        return in;
    }
}
