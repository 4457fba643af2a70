package io.github.peerfire.flash.amf;

import java.util.LinkedHashMap;
import java.util.Map;

/** Writes strings and traits, and keeps the tables by which they are referred to (AMF 3 §2.2, §3.8, §3.12). */
final class Amf3NameWriter {

    private static final int LONGEST = (1 << 28) - 1;

    private final AmfOutput out;
    private final Map<String, Integer> strings = new LinkedHashMap<>();
    private final Map<AmfTraits, Integer> traits = new LinkedHashMap<>();
    private int shapes;

    Amf3NameWriter(AmfOutput out) {
        this.out = out;
    }

    /** UTF-8-vr (AMF 3 §1.3.2): the empty string is never sent by reference. */
    void write(String text) {
        Integer known = text.isEmpty() ? null : strings.putIfAbsent(text, strings.size());
        if (known == null) {
            byte[] bytes = AmfOutput.bytes(text);
            writeFlagged(bytes.length);
            out.writeBytes(bytes);
        } else {
            out.writeUint29(known << 1);
        }
    }

    /** A U29 with the bit that says that it is no reference. */
    void writeFlagged(int value) {
        if (value > LONGEST) {
            throw new IllegalArgumentException("more than AMF3 can hold: " + value);
        }
        out.writeUint29(value << 1 | 1);
    }

    /** An object's traits, with the bit that says that the object is no reference. */
    void write(AmfTraits shape) {
        Integer known = traits.putIfAbsent(shape, shapes);
        if (known == null) {
            shapes++;
            writeFlagged(shape.sealed().size() << 3 | (shape.dynamic() ? 4 : 0) | 1);
            write(shape.className());
            shape.sealed().forEach(this::write);
        } else {
            writeFlagged(known << 1);
        }
    }

    /** The same for an object that writes itself. */
    void writeExternalizable(String className) {
        shapes++;
        writeFlagged(2 | 1);
        write(className);
    }
}
