package io.github.peerfire.flash.amf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes AMF0. A value that AMF0 has no type for is written in AMF3, to which AMF0 can switch for one value (AMF 0
 * §3.1). Not for use by several threads.
 */
public final class Amf0Encoder {

    private static final int LONGEST_SHORT_STRING = 0xffff;

    private final AmfOutput out = new AmfOutput();
    private final Amf3Encoder amf3 = new Amf3Encoder(out);
    /** The numbers of the values that others are written within. */
    private final List<Integer> open = new ArrayList<>();
    private int objects;

    /** Writes a sequence of values. */
    public static byte[] encode(List<? extends AmfValue> values) {
        Amf0Encoder encoder = new Amf0Encoder();
        values.forEach(encoder::write);
        return encoder.toByteArray();
    }

    /**
     * Appends one value.
     *
     * @throws IllegalArgumentException if neither AMF0 nor AMF3 can hold it: a property's or class's name longer than
     *     65535 bytes in AMF0, what {@link Amf3Encoder#write} refuses, a reference to what is not around it
     */
    public Amf0Encoder write(AmfValue value) {
        writeOne(value);
        return this;
    }

    /** What was written so far. */
    public byte[] toByteArray() {
        return out.toByteArray();
    }

    private void writeOne(AmfValue value) {
        if (value instanceof AmfNull) {
            out.writeByte(Amf0Marker.NULL);
        } else if (value instanceof AmfUndefined) {
            out.writeByte(Amf0Marker.UNDEFINED);
        } else if (value instanceof AmfBoolean flag) {
            out.writeByte(Amf0Marker.BOOLEAN);
            out.writeBoolean(flag.value());
        } else if (value instanceof AmfNumber number) {
            out.writeByte(Amf0Marker.NUMBER);
            out.writeDouble(number.value());
        } else if (value instanceof AmfString text) {
            writeString(text.value());
        } else if (value instanceof AmfReference reference) {
            writeReference(reference.levels());
        } else if (value instanceof AmfDate date) {
            out.writeByte(Amf0Marker.DATE);
            out.writeDouble(date.milliseconds());
            out.writeUint16(0);
        } else if (value instanceof AmfXmlDocument document) {
            out.writeByte(Amf0Marker.XML_DOCUMENT);
            writeLong(AmfOutput.bytes(document.text()));
        } else if (AmfNeeds.amf3(value)) {
            out.writeByte(Amf0Marker.AVMPLUS_OBJECT);
            amf3.write(value);
        } else {
            open.add(objects++);
            writeComposed(value);
            open.remove(open.size() - 1);
        }
    }

    private void writeComposed(AmfValue value) {
        if (value instanceof AmfObject object) {
            out.writeByte(object.className().isEmpty() ? Amf0Marker.OBJECT : Amf0Marker.TYPED_OBJECT);
            if (!object.className().isEmpty()) {
                writeName(object.className());
            }
            writeProperties(object.properties());
        } else if (value instanceof AmfEcmaArray array) {
            out.writeByte(Amf0Marker.ECMA_ARRAY);
            out.writeInt32(array.properties().size());
            writeProperties(array.properties());
        } else if (value instanceof AmfStrictArray array) {
            out.writeByte(Amf0Marker.STRICT_ARRAY);
            out.writeInt32(array.values().size());
            array.values().forEach(this::writeOne);
        }
    }

    private void writeReference(int levels) {
        if (levels > open.size() || open.get(open.size() - levels) > LONGEST_SHORT_STRING) {
            throw new IllegalArgumentException("a reference to what is not around it");
        }
        out.writeByte(Amf0Marker.REFERENCE);
        out.writeUint16(open.get(open.size() - levels));
    }

    private void writeProperties(Map<String, AmfValue> properties) {
        properties.forEach((name, value) -> {
            writeName(name);
            writeOne(value);
        });
        out.writeUint16(0);
        out.writeByte(Amf0Marker.OBJECT_END);
    }

    private void writeString(String text) {
        byte[] bytes = AmfOutput.bytes(text);
        if (bytes.length > LONGEST_SHORT_STRING) {
            out.writeByte(Amf0Marker.LONG_STRING);
            writeLong(bytes);
        } else {
            out.writeByte(Amf0Marker.STRING);
            out.writeUint16(bytes.length);
            out.writeBytes(bytes);
        }
    }

    private void writeName(String name) {
        byte[] bytes = AmfOutput.bytes(name);
        if (bytes.length > LONGEST_SHORT_STRING) {
            throw new IllegalArgumentException("a name of " + bytes.length + " bytes");
        }
        out.writeUint16(bytes.length);
        out.writeBytes(bytes);
    }

    private void writeLong(byte[] bytes) {
        out.writeInt32(bytes.length);
        out.writeBytes(bytes);
    }
}
