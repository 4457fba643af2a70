package io.github.peerfire.flash.amf;

import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;
import java.nio.ByteBuffer;
import java.util.List;

/** AMF3: what is decoded is encoded, in both formats, and decoded again alike. */
class Amf3FuzzTest extends FuzzTarget {

    @Override
    protected void run(byte[] input) throws Exception {
        Cost.of(input, 4_000, 300).limit(() -> decode(input));
        List<AmfValue> values = decode(input);
        if (values == null) {
            return;
        }
        if (!values.equals(Amf3Decoder.decode(ByteBuffer.wrap(Amf3Encoder.encode(values))))) {
            throw new AssertionError("not read again as it was written");
        }
        if (input.length < 0xffff && !values.equals(Amf0Decoder.decode(ByteBuffer.wrap(Amf0Encoder.encode(values))))) {
            throw new AssertionError("not read in AMF0 as it was written");
        }
    }

    /** Null if it is refused. */
    private static List<AmfValue> decode(byte[] input) {
        try {
            return Amf3Decoder.decode(ByteBuffer.wrap(input));
        } catch (AmfException e) {
            if (e.fault() == null) {
                throw new AssertionError("refused without a reason", e);
            }
            return null;
        }
    }
}
