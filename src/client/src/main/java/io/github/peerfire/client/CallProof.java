package io.github.peerfire.client;

import io.github.peerfire.flash.crypto.Hmac;
import io.github.peerfire.flash.crypto.PeerId;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** What proves that both sides of a call have the same peer-to-peer session, with nobody in between (ProtoXEP 6.6). */
final class CallProof {

    private static final String INITIATOR = "urn:xmpp:rtmfp:0 call initiator";
    private static final String RESPONDER = "urn:xmpp:rtmfp:0 call responder";
    private static final String CODE = "urn:xmpp:rtmfp:0 call code";
    private static final BigInteger CODES = BigInteger.TEN.pow(20);
    private static final int CODE_BYTES = 16;
    private static final int GROUP = 4;

    private final byte[] key;
    private final byte[] session;

    private CallProof(byte[] initiatorNonce, byte[] responderNonce, String sid, PeerId initiator, PeerId responder) {
        this.key = joined(initiatorNonce, responderNonce);
        this.session = joined(new byte[1], sid.getBytes(StandardCharsets.UTF_8), new byte[1], initiator.bytes(),
                responder.bytes());
    }

    /** As the initiator knows the session. */
    static CallProof ofInitiator(byte[] nearNonce, byte[] farNonce, String sid, PeerId near, PeerId far) {
        return new CallProof(nearNonce, farNonce, sid, near, far);
    }

    /** As the responder knows the session. */
    static CallProof ofResponder(byte[] nearNonce, byte[] farNonce, String sid, PeerId near, PeerId far) {
        return new CallProof(farNonce, nearNonce, sid, far, near);
    }

    /** What a party sends, 64 hex digits. */
    String hash(boolean initiator) {
        return HexFormat.of().formatHex(value(initiator ? INITIATOR : RESPONDER));
    }

    /** Whether a party sent what it has to. */
    boolean isHash(boolean initiator, String hash) {
        return Hmac.matches(hash(initiator).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.UTF_8));
    }

    /** Five groups of four digits, to be compared by voice. */
    String code() {
        BigInteger number = new BigInteger(1, Arrays.copyOf(value(CODE), CODE_BYTES)).mod(CODES);
        String digits = String.format("%020d", number);
        StringBuilder groups = new StringBuilder(digits.substring(0, GROUP));
        for (int i = GROUP; i < digits.length(); i += GROUP) {
            groups.append(' ').append(digits, i, i + GROUP);
        }
        return groups.toString();
    }

    private byte[] value(String label) {
        return Hmac.sha256(key, label.getBytes(StandardCharsets.US_ASCII), session);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}
