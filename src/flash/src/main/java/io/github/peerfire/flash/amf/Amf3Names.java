package io.github.peerfire.flash.amf;

import java.util.ArrayList;
import java.util.List;

/** Reads strings and traits, and keeps the tables of those that can be referred to (AMF 3 §2.2, §3.8, §3.12). */
final class Amf3Names {

    private final AmfInput in;
    private final AmfExtent extent;
    private final List<String> strings = new ArrayList<>();
    private final List<Shape> shapes = new ArrayList<>();

    Amf3Names(AmfInput in, AmfExtent extent) {
        this.in = in;
        this.extent = extent;
    }

    /** What an object looks like. Externalizable ones have nothing but a class name. */
    record Shape(AmfTraits traits, boolean externalizable) {
    }

    /** UTF-8-vr (AMF 3 §1.3.2). */
    String text() throws AmfException {
        int header = in.uint29();
        if ((header & 1) == 0) {
            return extent.add(get(strings, header >> 1));
        }
        String text = extent.add(in.text(header >> 1));
        if (!text.isEmpty()) { // AMF 3 §1.3.2: the empty string is never sent by reference
            strings.add(text);
        }
        return text;
    }

    /** An object's traits, given its U29 without the bit that says that it is no reference. */
    Shape shape(int header) throws AmfException {
        if ((header & 1) == 0) {
            Shape shape = get(shapes, header >> 1);
            extent.add(shape.traits().className().length());
            extent.add(shape.traits().sealed().stream().mapToLong(String::length).sum());
            return shape;
        }
        boolean externalizable = (header & 2) != 0;
        boolean dynamic = !externalizable && (header & 4) != 0;
        String className = text();
        int count = externalizable ? 0 : in.count(header >> 3, 1);
        List<String> sealed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sealed.add(text());
        }
        Shape shape = new Shape(new AmfTraits(className, dynamic, sealed), externalizable);
        shapes.add(shape);
        return shape;
    }

    private static <T> T get(List<T> table, int index) throws AmfException {
        if (index >= table.size()) {
            throw new AmfException(AmfFault.BAD_REFERENCE);
        }
        return table.get(index);
    }
}
