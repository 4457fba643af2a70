package io.github.peerfire.netty.turn;

import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;

/** Messages of STUN from anywhere: read, and all of it looked at. */
class StunMessageFuzzTest extends FuzzTarget {

    private static final byte[] KEY = new byte[16];
    private static final int HIGHEST_TYPE = 0x30;

    @Override
    protected void run(byte[] input) throws Exception {
        Cost.of(input, 20_000, 500).limit(() -> read(input));
    }

    private static void read(byte[] input) {
        byte[] shifted = new byte[input.length + 3];
        System.arraycopy(input, 0, shifted, 3, input.length);
        StunMessage message = StunMessage.decode(shifted, 3, input.length);
        if (message == null) {
            return;
        }
        for (int type = 0; type < HIGHEST_TYPE; type++) {
            check(message, type, shifted.length);
            check(message, StunAttribute.FIRST_OPTIONAL | type, shifted.length);
        }
        message.isFingerprintRight();
        message.isProtectedBy(StunIntegrity.SHA1, KEY);
        message.isProtectedBy(StunIntegrity.SHA256, KEY);
        message.hasUnknownRequired();
        int code = message.errorCode();
        if (code != StunMessage.NOT_THERE && (code < 300 || code > 699)) {
            throw new AssertionError("code " + code);
        }
    }

    private static void check(StunMessage message, int type, int end) {
        message.text(type);
        message.uint32(type);
        message.plainAddress(type);
        message.xorAddresses(type);
        int from = message.valueOffset(type);
        if (message.has(type) != (from != StunMessage.NOT_THERE) || message.has(type)
                && (from < StunMessage.HEADER_LENGTH || from + message.valueLength(type) > end)) {
            throw new AssertionError("attribute " + type + " at " + from);
        }
    }
}
