package io.github.peerfire.flash.amf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what AMF is made of. Nothing is allocated for a length before that many bytes are known to be there. */
final class AmfInput {

    private final ByteBuffer in;

    /** Reads from the buffer's position to its limit. */
    AmfInput(ByteBuffer in) {
        this.in = in;
    }

    /** Reads a value. */
    @FunctionalInterface
    interface ValueReader {

        AmfValue read() throws AmfException;
    }

    /** Values to the end. */
    List<AmfValue> all(ValueReader reader) throws AmfException {
        List<AmfValue> sequence = new ArrayList<>();
        while (in.hasRemaining()) {
            sequence.add(reader.read());
        }
        return List.copyOf(sequence);
    }

    int unsignedByte() throws AmfException {
        return require(1).get() & 0xff;
    }

    /** Consumes a byte if it is the next one. */
    boolean takes(int expected) throws AmfException {
        boolean same = (require(1).get(in.position()) & 0xff) == expected;
        if (same) {
            in.get();
        }
        return same;
    }

    int uint16() throws AmfException {
        return require(Short.BYTES).getShort() & 0xffff;
    }

    int int32() throws AmfException {
        return require(Integer.BYTES).getInt();
    }

    long uint32() throws AmfException {
        return int32() & 0xffff_ffffL;
    }

    double float64() throws AmfException {
        return require(Double.BYTES).getDouble();
    }

    /** U29 (AMF 3 §1.3.1): 7 bits in each of up to three bytes, most significant first, then 8 in the fourth. */
    int uint29() throws AmfException {
        int value = 0;
        for (int i = 0; i < 3; i++) {
            int next = unsignedByte();
            value = value << 7 | next & 0x7f;
            if (next < 0x80) {
                return value;
            }
        }
        return value << 8 | unsignedByte();
    }

    /** UTF-8; what is none of it reads as U+FFFD. */
    String text(long length) throws AmfException {
        return new String(bytes(length), StandardCharsets.UTF_8);
    }

    byte[] bytes(long length) throws AmfException {
        require(length);
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return bytes;
    }

    /** A number of things, each of which takes some bytes at least. */
    int count(long count, int bytesEach) throws AmfException {
        require(count * bytesEach);
        return (int) count;
    }

    private ByteBuffer require(long bytes) throws AmfException {
        if (in.remaining() < bytes) {
            throw new AmfException(AmfFault.TRUNCATED);
        }
        return in;
    }
}
