package io.github.peerfire.flash.message;

import io.github.peerfire.flash.amf.Amf0Decoder;
import io.github.peerfire.flash.amf.Amf0Encoder;
import io.github.peerfire.flash.amf.AmfException;
import io.github.peerfire.flash.amf.AmfFault;
import io.github.peerfire.flash.amf.AmfValue;
import java.nio.ByteBuffer;
import java.util.List;

/** What the payloads of several message types have in common. */
final class RtmpPayload {

    /** A third of the longest name of AMF0: what has fewer bytes can be written again. */
    private static final int LEAST_THAT_MAY_GROW = 0xffff / 3;

    private RtmpPayload() {
    }

    static byte[] rest(ByteBuffer in) {
        byte[] rest = new byte[in.remaining()];
        in.get(rest);
        return rest;
    }

    /** Reads a sequence of values, after the format byte if there is one. */
    static List<AmfValue> values(boolean extended, ByteBuffer in) throws MalformedMessageException {
        format(extended, in);
        boolean large = in.remaining() > LEAST_THAT_MAY_GROW;
        try {
            List<AmfValue> values = Amf0Decoder.decode(in);
            if (large && !canBeWritten(values)) {
                throw new MalformedMessageException(MessageFault.VALUES);
            }
            return values;
        } catch (AmfException e) {
            throw new MalformedMessageException(e.fault() == AmfFault.EXTERNALIZABLE
                    ? MessageFault.UNSUPPORTED_ENCODING : MessageFault.VALUES);
        }
    }

    /**
     * Names that are no UTF-8 get longer when they are read, and AMF3 has longer ones; AMF0 may have no room for
     * either.
     */
    private static boolean canBeWritten(List<AmfValue> values) {
        try {
            Amf0Encoder.encode(values);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Reads the format byte if there is one. */
    static void format(boolean extended, ByteBuffer in) throws MalformedMessageException {
        if (extended && require(in, 1).get() != 0) { // RFC 7425 §5.3.3: only format 0 is defined
            throw new MalformedMessageException(MessageFault.UNSUPPORTED_ENCODING);
        }
    }

    /** So many bytes, once they are known to be there. */
    static byte[] bytes(long length, ByteBuffer in) throws MalformedMessageException {
        require(in, length);
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return bytes;
    }

    /** The same buffer, if it has so many bytes. */
    static ByteBuffer require(ByteBuffer in, long bytes) throws MalformedMessageException {
        if (in.remaining() < bytes) {
            throw new MalformedMessageException(MessageFault.LENGTH);
        }
        return in;
    }

    static byte[] encode(boolean extended, List<AmfValue> values) {
        byte[] encoded = Amf0Encoder.encode(values);
        if (!extended) {
            return encoded;
        }
        return ByteBuffer.allocate(1 + encoded.length).put((byte) 0).put(encoded).array(); // RFC 7425 §5.3.3
    }

    static long timestamp(long timestamp) {
        if (timestamp < 0 || timestamp > RtmpMessage.MAXIMUM_TIMESTAMP) {
            throw new IllegalArgumentException("timestamp " + timestamp);
        }
        return timestamp;
    }
}
