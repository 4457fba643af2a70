package io.github.peerfire.flash.amf;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads AMF3, with the same bounds as {@link Amf0Decoder}. Integers and doubles read as the same type. An array is
 * strict if it has no names; else it is associative, and its dense part comes first in it, under the numbers from 0.
 */
public final class Amf3Decoder {

    private final AmfInput in;
    private final AmfExtent extent;
    private final AmfReferences references;
    private final Amf3Names names;

    Amf3Decoder(AmfInput in, AmfExtent extent) {
        this.in = in;
        this.extent = extent;
        this.references = new AmfReferences(extent);
        this.names = new Amf3Names(in, extent);
    }

    /**
     * Reads values until the end, with one set of reference tables.
     *
     * @param in is read from its position to its limit; in network byte order
     * @throws AmfException if any of it is refused, whose {@link AmfException#fault} says why
     */
    public static List<AmfValue> decode(ByteBuffer in) throws AmfException {
        AmfInput input = new AmfInput(in);
        Amf3Decoder decoder = new Amf3Decoder(input, new AmfExtent());
        return input.all(decoder::value);
    }

    private AmfValue value() throws AmfException {
        extent.value();
        return read();
    }

    /** Reads a value that was counted already. */
    AmfValue read() throws AmfException {
        int marker = in.unsignedByte();
        return switch (marker) {
            case Amf3Marker.UNDEFINED -> AmfUndefined.UNDEFINED;
            case Amf3Marker.NULL -> AmfNull.NULL;
            case Amf3Marker.FALSE -> new AmfBoolean(false);
            case Amf3Marker.TRUE -> new AmfBoolean(true);
            case Amf3Marker.INTEGER -> new AmfNumber(in.uint29() << 3 >> 3); // AMF 3 §3.6: sign extended
            case Amf3Marker.DOUBLE -> new AmfNumber(in.float64());
            case Amf3Marker.STRING -> new AmfString(names.text());
            default -> referable(marker);
        };
    }

    private AmfValue referable(int marker) throws AmfException {
        if (marker > Amf3Marker.DICTIONARY) {
            throw new AmfException(AmfFault.MALFORMED);
        }
        int header = in.uint29();
        if ((header & 1) == 0) {
            return references.get(header >> 1);
        }
        int rest = header >> 1;
        return switch (marker) {
            case Amf3Marker.DATE -> references.add(new AmfDate(in.float64()), Double.BYTES);
            case Amf3Marker.XML_DOCUMENT -> references.add(new AmfXmlDocument(in.text(rest)), rest);
            case Amf3Marker.XML -> references.add(new AmfXml(in.text(rest)), rest);
            case Amf3Marker.BYTE_ARRAY -> references.add(new AmfByteArray(in.bytes(rest)), rest);
            default -> composed(marker, rest);
        };
    }

    private AmfValue composed(int marker, int rest) throws AmfException {
        AmfExtent.Composed composed = references.open();
        return references.close(composed, switch (marker) {
            case Amf3Marker.ARRAY -> array(rest);
            case Amf3Marker.OBJECT -> object(rest);
            case Amf3Marker.DICTIONARY -> dictionary(in.count(rest, 2));
            default -> vector(AmfVector.Kind.ofMarker(marker), rest);
        });
    }

    private AmfValue array(int length) throws AmfException {
        Map<String, AmfValue> associative = namedValues();
        List<AmfValue> dense = values(in.count(length, 1));
        if (associative.isEmpty()) {
            return new AmfStrictArray(dense);
        }
        Map<String, AmfValue> all = new LinkedHashMap<>();
        dense.forEach(value -> all.put(Integer.toString(all.size()), value));
        all.putAll(associative);
        return new AmfEcmaArray(all);
    }

    private AmfValue object(int header) throws AmfException {
        Amf3Names.Shape shape = names.shape(header);
        AmfTraits traits = shape.traits();
        if (shape.externalizable()) {
            if (!AmfExternalized.KNOWN.contains(traits.className())) {
                throw new AmfException(AmfFault.EXTERNALIZABLE);
            }
            return new AmfExternalized(traits.className(), value());
        }
        Map<String, AmfValue> properties = new LinkedHashMap<>();
        for (String name : traits.sealed()) {
            properties.put(name, value());
        }
        if (traits.dynamic()) {
            properties.putAll(namedValues());
        }
        return new AmfObject(traits, properties);
    }

    private AmfValue dictionary(int count) throws AmfException {
        boolean weakKeys = in.unsignedByte() != 0;
        List<AmfDictionary.Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(new AmfDictionary.Entry(value(), value()));
        }
        return new AmfDictionary(weakKeys, entries);
    }

    private AmfValue vector(AmfVector.Kind kind, int length) throws AmfException {
        boolean fixed = in.unsignedByte() != 0;
        String typeName = kind == AmfVector.Kind.OBJECT ? names.text() : "";
        int count = in.count(length, kind.bytesEach());
        if (kind == AmfVector.Kind.OBJECT) {
            return new AmfVector(kind, fixed, typeName, values(count));
        }
        List<AmfValue> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            extent.value();
            items.add(new AmfNumber(kind.read(in)));
        }
        return new AmfVector(kind, fixed, typeName, items);
    }

    private List<AmfValue> values(int count) throws AmfException {
        List<AmfValue> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(value());
        }
        return values;
    }

    private Map<String, AmfValue> namedValues() throws AmfException {
        Map<String, AmfValue> values = new LinkedHashMap<>();
        for (String name = names.text(); !name.isEmpty(); name = names.text()) {
            values.put(name, value());
        }
        return values;
    }
}
