package io.github.peerfire.flash.crypto;

import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;
import io.github.peerfire.rtmfp.wire.MalformedException;
import java.util.Arrays;

/** Session keying components of initiators and responders. */
class SessionKeyingComponentFuzzTest extends FuzzTarget {

    @Override
    protected void run(byte[] input) throws Exception {
        Cost.of(input, 4_000, 300).limit(() -> decode(input));
        SessionKeyingComponent component = decode(input);
        if (component == null) {
            return;
        }
        byte[] encoded = component.encodeAsInitiator();
        boolean same = Arrays.equals(encoded, decode(encoded).encodeAsInitiator())
                && Arrays.equals(encoded, decode(component.encodeAsResponder()).encodeAsInitiator());
        if (!same || component.hmac().canSend() && component.hmacLength() < SessionKeyingComponent.SHORTEST_HMAC) {
            throw new AssertionError("not read again as it was written");
        }
    }

    /** Null if it is malformed. */
    private static SessionKeyingComponent decode(byte[] input) {
        try {
            return SessionKeyingComponent.decode(input);
        } catch (MalformedException expected) {
            return null;
        }
    }
}
