package io.github.peerfire.flash.amf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes AMF3. Strings and traits that occur again are references; other values are written each time, but for those
 * that are within themselves ({@link AmfReference}). Numbers that are integers of 29 bits are written as such. Not for
 * use by several threads.
 */
public final class Amf3Encoder {

    private static final int INTEGERS = 1 << 28;

    private final AmfOutput out;
    private final Amf3NameWriter names;
    private final List<Open> open = new ArrayList<>();
    private int objects;

    /** Writes to an array of its own. */
    public Amf3Encoder() {
        this(new AmfOutput());
    }

    Amf3Encoder(AmfOutput out) {
        this.out = out;
        this.names = new Amf3NameWriter(out);
    }

    /** A value that others are written within. */
    private record Open(int marker, int index) {
    }

    /**
     * Writes a sequence of values, with one set of reference tables.
     *
     * @throws IllegalArgumentException as {@link #write} does
     */
    public static byte[] encode(List<? extends AmfValue> values) {
        Amf3Encoder encoder = new Amf3Encoder();
        values.forEach(encoder::write);
        return encoder.toByteArray();
    }

    /**
     * Appends one value.
     *
     * @throws IllegalArgumentException if AMF3 cannot hold it: a property without a name, a reference to what is not
     *     around it, 256 MB or more
     */
    public Amf3Encoder write(AmfValue value) {
        if (value instanceof AmfNull) {
            out.writeByte(Amf3Marker.NULL);
        } else if (value instanceof AmfUndefined) {
            out.writeByte(Amf3Marker.UNDEFINED);
        } else if (value instanceof AmfBoolean flag) {
            out.writeByte(flag.value() ? Amf3Marker.TRUE : Amf3Marker.FALSE);
        } else if (value instanceof AmfNumber number) {
            writeNumber(number.value());
        } else if (value instanceof AmfString text) {
            out.writeByte(Amf3Marker.STRING);
            names.write(text.value());
        } else if (value instanceof AmfReference reference) {
            writeReference(reference.levels());
        } else {
            writeReferable(value);
        }
        return this;
    }

    /** What was written so far. */
    public byte[] toByteArray() {
        return out.toByteArray();
    }

    private void writeNumber(double number) {
        boolean negativeZero = Double.doubleToRawLongBits(number) == Long.MIN_VALUE;
        if (number == (int) number && number >= -INTEGERS && number < INTEGERS && !negativeZero) {
            out.writeByte(Amf3Marker.INTEGER);
            out.writeUint29((int) number & 2 * INTEGERS - 1);
        } else {
            out.writeByte(Amf3Marker.DOUBLE);
            out.writeDouble(number);
        }
    }

    private void writeReference(int levels) {
        if (levels > open.size()) {
            throw new IllegalArgumentException("a reference to what is not around it");
        }
        Open around = open.get(open.size() - levels);
        out.writeByte(around.marker());
        out.writeUint29(around.index() << 1);
    }

    private void writeReferable(AmfValue value) {
        int marker = marker(value);
        out.writeByte(marker);
        open.add(new Open(marker, objects++));
        if (value instanceof AmfDate date) {
            names.writeFlagged(0);
            out.writeDouble(date.milliseconds());
        } else if (value instanceof AmfXmlDocument document) {
            writeBytes(AmfOutput.bytes(document.text()));
        } else if (value instanceof AmfXml xml) {
            writeBytes(AmfOutput.bytes(xml.text()));
        } else if (value instanceof AmfByteArray array) {
            writeBytes(array.bytes());
        } else {
            writeComposed(value);
        }
        open.remove(open.size() - 1);
    }

    private static int marker(AmfValue value) {
        if (value instanceof AmfDate) {
            return Amf3Marker.DATE;
        } else if (value instanceof AmfXmlDocument) {
            return Amf3Marker.XML_DOCUMENT;
        } else if (value instanceof AmfXml) {
            return Amf3Marker.XML;
        } else if (value instanceof AmfByteArray) {
            return Amf3Marker.BYTE_ARRAY;
        } else if (value instanceof AmfVector vector) {
            return vector.kind().marker();
        } else if (value instanceof AmfDictionary) {
            return Amf3Marker.DICTIONARY;
        }
        return value instanceof AmfStrictArray || value instanceof AmfEcmaArray ? Amf3Marker.ARRAY : Amf3Marker.OBJECT;
    }

    private void writeComposed(AmfValue value) {
        if (value instanceof AmfStrictArray array) {
            names.writeFlagged(array.values().size());
            names.write("");
            array.values().forEach(this::write);
        } else if (value instanceof AmfEcmaArray array) {
            names.writeFlagged(0);
            writeNamed(array.properties(), Set.of());
        } else if (value instanceof AmfObject object) {
            names.write(object.traits());
            object.traits().sealed().forEach(name -> write(object.property(name)));
            if (object.traits().dynamic()) {
                writeNamed(object.properties(), new HashSet<>(object.traits().sealed()));
            }
        } else if (value instanceof AmfExternalized externalized) {
            names.writeExternalizable(externalized.className());
            write(externalized.content());
        } else if (value instanceof AmfVector vector) {
            writeVector(vector);
        } else if (value instanceof AmfDictionary dictionary) {
            names.writeFlagged(dictionary.entries().size());
            out.writeBoolean(dictionary.weakKeys());
            dictionary.entries().forEach(entry -> write(entry.key()).write(entry.value()));
        }
    }

    private void writeVector(AmfVector vector) {
        names.writeFlagged(vector.values().size());
        out.writeBoolean(vector.fixed());
        if (vector.kind() == AmfVector.Kind.OBJECT) {
            names.write(vector.typeName());
            vector.values().forEach(this::write);
        } else {
            vector.values().forEach(item -> vector.kind().write(((AmfNumber) item).value(), out));
        }
    }

    private void writeNamed(Map<String, AmfValue> values, Set<String> except) {
        values.forEach((name, value) -> {
            if (except.contains(name)) {
                return;
            } else if (name.isEmpty()) {
                throw new IllegalArgumentException("a property without a name");
            }
            names.write(name);
            write(value);
        });
        names.write("");
    }

    private void writeBytes(byte[] bytes) {
        names.writeFlagged(bytes.length);
        out.writeBytes(bytes);
    }
}
