package io.github.peerfire.flash.amf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads the plain values of AMF3, to which clients switch within a command: librtmfp names the stream it publishes so.
 * Objects, arrays and all that refers to something earlier are refused.
 */
final class Amf3Scalars {

    private static final int UNDEFINED = 0x00;
    private static final int NULL = 0x01;
    private static final int FALSE = 0x02;
    private static final int TRUE = 0x03;
    private static final int INTEGER = 0x04;
    private static final int DOUBLE = 0x05;
    private static final int STRING = 0x06;

    private Amf3Scalars() {
    }

    /** Reads the value that follows the marker 0x11. */
    static AmfValue read(ByteBuffer in) throws AmfException {
        int marker = unsignedByte(in);
        return switch (marker) {
            case UNDEFINED -> AmfUndefined.UNDEFINED;
            case NULL -> AmfNull.NULL;
            case FALSE -> new AmfBoolean(false);
            case TRUE -> new AmfBoolean(true);
            case INTEGER -> new AmfNumber(unsigned29(in) << 3 >> 3);
            case DOUBLE -> new AmfNumber(require(in, Double.BYTES).getDouble());
            case STRING -> new AmfString(text(in));
            default -> throw new AmfException(AmfFault.UNSUPPORTED_AMF3);
        };
    }

    private static String text(ByteBuffer in) throws AmfException {
        int length = unsigned29(in);
        if ((length & 1) == 0) {
            throw new AmfException(AmfFault.UNSUPPORTED_AMF3); // a reference to an earlier string
        }
        require(in, length >> 1);
        byte[] bytes = new byte[length >> 1];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** U29: 7 bits in each of up to three bytes, most significant first, then 8 in the fourth. */
    private static int unsigned29(ByteBuffer in) throws AmfException {
        int value = 0;
        for (int i = 0; i < 3; i++) {
            int next = unsignedByte(in);
            value = value << 7 | next & 0x7f;
            if (next < 0x80) {
                return value;
            }
        }
        return value << 8 | unsignedByte(in);
    }

    private static int unsignedByte(ByteBuffer in) throws AmfException {
        return require(in, 1).get() & 0xff;
    }

    private static ByteBuffer require(ByteBuffer in, int bytes) throws AmfException {
        if (in.remaining() < bytes) {
            throw new AmfException(AmfFault.TRUNCATED);
        }
        return in;
    }
}
