package io.github.peerfire.flash.amf;

import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;
import java.nio.ByteBuffer;
import java.util.List;

/** AMF0: what is decoded is encoded, and decoded again alike. */
class Amf0FuzzTest extends FuzzTarget {

    @Override
    protected void run(byte[] input) throws Exception {
        Cost.of(input, 4_000, 300).limit(() -> decode(input));
        List<AmfValue> values = decode(input);
        if (values != null && !values.equals(decode(Amf0Encoder.encode(values)))) {
            throw new AssertionError("not read again as it was written");
        }
    }

    /** Null if it is refused. */
    private static List<AmfValue> decode(byte[] input) {
        try {
            return Amf0Decoder.decode(ByteBuffer.wrap(input));
        } catch (AmfException e) {
            if (e.fault() == null) {
                throw new AssertionError("refused without a reason", e);
            }
            return null;
        }
    }
}
