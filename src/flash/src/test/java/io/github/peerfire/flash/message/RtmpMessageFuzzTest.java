package io.github.peerfire.flash.message;

import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;
import java.util.Arrays;

/** RTMP messages of every type: what is decoded is encoded, and decoded again alike. */
class RtmpMessageFuzzTest extends FuzzTarget {

    @Override
    protected void run(byte[] input) throws Exception {
        Cost.of(input, 4_000, 300).limit(() -> decode(input));
        RtmpMessage message = decode(input);
        if (message == null) {
            return;
        }
        byte[] encoded = message.encode();
        RtmpMessage again = decode(encoded);
        if (again == null || again.type() != message.type() || !Arrays.equals(encoded, again.encode())) {
            throw new AssertionError(message + " is read again as " + again);
        }
    }

    /** Null if it is refused. */
    private static RtmpMessage decode(byte[] input) {
        try {
            return RtmpMessage.decode(input);
        } catch (MalformedMessageException e) {
            if (e.fault() == null) {
                throw new AssertionError("refused without a reason", e);
            }
            return null;
        }
    }
}
