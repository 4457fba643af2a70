package io.github.peerfire.flash.amf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes what AMF is made of. */
final class AmfOutput {

    private static final int LONGEST_29_BITS = 1 << 29;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    void writeByte(int value) {
        out.write(value);
    }

    void writeBoolean(boolean value) {
        out.write(value ? 1 : 0);
    }

    void writeUint16(int value) {
        out.write(value >>> Byte.SIZE);
        out.write(value);
    }

    void writeInt32(int value) {
        writeUint16(value >>> Short.SIZE);
        writeUint16(value);
    }

    void writeDouble(double value) {
        long bits = Double.doubleToRawLongBits(value);
        writeInt32((int) (bits >>> Integer.SIZE));
        writeInt32((int) bits);
    }

    /** U29 (AMF 3 §1.3.1). */
    void writeUint29(int value) {
        if (value < 0 || value >= LONGEST_29_BITS) {
            throw new IllegalArgumentException("more than AMF3 can hold: " + value);
        }
        if (value >= 1 << 21) {
            writeSeven(value >>> 22);
            writeSeven(value >>> 15);
            writeSeven(value >>> 8);
            out.write(value);
            return;
        }
        if (value >= 1 << 14) {
            writeSeven(value >>> 14);
        }
        if (value >= 1 << 7) {
            writeSeven(value >>> 7);
        }
        out.write(value & 0x7f);
    }

    /** With the bit that says that another byte follows. */
    private void writeSeven(int value) {
        out.write(value & 0x7f | 0x80);
    }

    void writeBytes(byte[] bytes) {
        out.writeBytes(bytes);
    }

    byte[] toByteArray() {
        return out.toByteArray();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
