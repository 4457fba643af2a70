package io.github.peerfire.flash.crypto;

import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * How the packets of one direction of one session are protected.
 *
 * @param cipher the AES-128 key
 * @param hmac the HMAC key; null where a simple checksum is used
 * @param hmacLength bytes of HMAC at the end of a packet, 4 to 32; 0 where a simple checksum is used
 * @param sequenced whether packets carry session sequence numbers
 */
record PacketKey(SecretKey cipher, SecretKey hmac, int hmacLength, boolean sequenced) {

    private static final int AES_KEY_LENGTH = 16;
    private static final byte[] DEFAULT_SESSION_KEY = {
        'A', 'd', 'o', 'b', 'e', ' ', 'S', 'y', 's', 't', 'e', 'm', 's', ' ', '0', '2'
    };

    /** The Default Session Key, which needs neither HMAC nor sequence numbers (RFC 7425 §4.1). */
    static PacketKey startup() {
        return of(DEFAULT_SESSION_KEY, null, 0, false);
    }

    static PacketKey of(byte[] cipherKey, byte[] hmacKey, int hmacLength, boolean sequenced) {
        // RFC 7425 §4.6.3: the first 128 bits
        SecretKey cipher = new SecretKeySpec(Arrays.copyOf(cipherKey, AES_KEY_LENGTH), "AES");
        return new PacketKey(cipher, hmacLength == 0 ? null : Hmac.key(hmacKey), hmacLength, sequenced);
    }

    boolean hasHmac() {
        return hmac != null;
    }

    /** Says nothing: it is secret. */
    @Override
    public String toString() {
        return "PacketKey";
    }
}
