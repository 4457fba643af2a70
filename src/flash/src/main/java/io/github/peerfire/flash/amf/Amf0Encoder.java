package io.github.peerfire.flash.amf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes AMF0. Not for use by several threads. */
public final class Amf0Encoder {

    private static final int LONGEST_SHORT_STRING = 0xffff;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Writes a sequence of values. */
    public static byte[] encode(List<? extends AmfValue> values) {
        Amf0Encoder encoder = new Amf0Encoder();
        values.forEach(encoder::write);
        return encoder.toByteArray();
    }

    /**
     * Appends one value.
     *
     * @throws IllegalArgumentException if a property's or class's name is longer than 65535 bytes
     */
    public Amf0Encoder write(AmfValue value) {
        if (value instanceof AmfNull) {
            out.write(Amf0Marker.NULL);
        } else if (value instanceof AmfUndefined) {
            out.write(Amf0Marker.UNDEFINED);
        } else if (value instanceof AmfBoolean flag) {
            out.write(Amf0Marker.BOOLEAN);
            out.write(flag.value() ? 1 : 0);
        } else if (value instanceof AmfNumber number) {
            out.write(Amf0Marker.NUMBER);
            writeDouble(number.value());
        } else if (value instanceof AmfString text) {
            writeString(text.value());
        } else if (value instanceof AmfReference reference) {
            out.write(Amf0Marker.REFERENCE);
            writeUint16(reference.index());
        } else if (value instanceof AmfDate date) {
            out.write(Amf0Marker.DATE);
            writeDouble(date.milliseconds());
            writeUint16(0);
        } else if (value instanceof AmfXmlDocument document) {
            out.write(Amf0Marker.XML_DOCUMENT);
            writeLong(bytes(document.text()));
        } else {
            writeComposed(value);
        }
        return this;
    }

    /** What was written so far. */
    public byte[] toByteArray() {
        return out.toByteArray();
    }

    private void writeComposed(AmfValue value) {
        if (value instanceof AmfObject object) {
            out.write(object.className().isEmpty() ? Amf0Marker.OBJECT : Amf0Marker.TYPED_OBJECT);
            if (!object.className().isEmpty()) {
                writeName(object.className());
            }
            writeProperties(object.properties());
        } else if (value instanceof AmfEcmaArray array) {
            out.write(Amf0Marker.ECMA_ARRAY);
            writeUint32(array.properties().size());
            writeProperties(array.properties());
        } else if (value instanceof AmfStrictArray array) {
            out.write(Amf0Marker.STRICT_ARRAY);
            writeUint32(array.values().size());
            array.values().forEach(this::write);
        } else {
            throw new IllegalArgumentException("AMF0 has no marker for " + value.getClass().getName());
        }
    }

    private void writeProperties(Map<String, AmfValue> properties) {
        properties.forEach((name, value) -> {
            writeName(name);
            write(value);
        });
        writeUint16(0);
        out.write(Amf0Marker.OBJECT_END);
    }

    private void writeString(String text) {
        byte[] bytes = bytes(text);
        if (bytes.length > LONGEST_SHORT_STRING) {
            out.write(Amf0Marker.LONG_STRING);
            writeLong(bytes);
        } else {
            out.write(Amf0Marker.STRING);
            writeUint16(bytes.length);
            out.writeBytes(bytes);
        }
    }

    private void writeName(String name) {
        byte[] bytes = bytes(name);
        if (bytes.length > LONGEST_SHORT_STRING) {
            throw new IllegalArgumentException("a name of " + bytes.length + " bytes");
        }
        writeUint16(bytes.length);
        out.writeBytes(bytes);
    }

    private void writeLong(byte[] bytes) {
        writeUint32(bytes.length);
        out.writeBytes(bytes);
    }

    private void writeDouble(double value) {
        long bits = Double.doubleToRawLongBits(value);
        writeUint32((int) (bits >>> Integer.SIZE));
        writeUint32((int) bits);
    }

    private void writeUint32(int value) {
        writeUint16(value >>> Short.SIZE);
        writeUint16(value);
    }

    private void writeUint16(int value) {
        out.write(value >>> Byte.SIZE);
        out.write(value);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
