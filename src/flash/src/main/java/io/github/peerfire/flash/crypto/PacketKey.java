package io.github.peerfire.flash.crypto;

import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** How the packets of one direction of one session are protected. Few bytes, since there are two for each session. */
final class PacketKey {

    private static final int AES_KEY_LENGTH = 16;
    private static final byte[] DEFAULT_SESSION_KEY = {
        'A', 'd', 'o', 'b', 'e', ' ', 'S', 'y', 's', 't', 'e', 'm', 's', ' ', '0', '2'
    };

    /** The AES-128 key, and behind it the HMAC key if there is one. */
    private final byte[] keys;
    private final int hmacLength;
    private final boolean sequenced;

    private PacketKey(byte[] keys, int hmacLength, boolean sequenced) {
        this.keys = keys;
        this.hmacLength = hmacLength;
        this.sequenced = sequenced;
    }

    /** The Default Session Key, which needs neither HMAC nor sequence numbers (RFC 7425 §4.1). */
    static PacketKey startup() {
        return of(DEFAULT_SESSION_KEY, null, 0, false);
    }

    /**
     * The key of a session.
     *
     * @param hmacLength bytes of HMAC at the end of a packet, 4 to 32; 0 where a simple checksum is used
     * @param sequenced whether packets carry session sequence numbers
     */
    static PacketKey of(byte[] cipherKey, byte[] hmacKey, int hmacLength, boolean sequenced) {
        int hmacKeyLength = hmacLength == 0 ? 0 : hmacKey.length;
        // RFC 7425 §4.6.3: the first 128 bits
        byte[] keys = Arrays.copyOf(Arrays.copyOf(cipherKey, AES_KEY_LENGTH), AES_KEY_LENGTH + hmacKeyLength);
        if (hmacKeyLength > 0) {
            System.arraycopy(hmacKey, 0, keys, AES_KEY_LENGTH, hmacKeyLength);
        }
        return new PacketKey(keys, hmacLength, sequenced);
    }

    /** The AES-128 key; each time another object. */
    SecretKey cipher() {
        return new SecretKeySpec(keys, 0, AES_KEY_LENGTH, "AES");
    }

    /** The HMAC key, if there is one; each time another object. */
    SecretKey hmac() {
        return new SecretKeySpec(keys, AES_KEY_LENGTH, keys.length - AES_KEY_LENGTH, Hmac.ALGORITHM);
    }

    boolean hasHmac() {
        return hmacLength > 0;
    }

    /** Bytes of HMAC at the end of a packet; 0 where a simple checksum is used. */
    int hmacLength() {
        return hmacLength;
    }

    /** Whether packets carry session sequence numbers. */
    boolean sequenced() {
        return sequenced;
    }

    /** Says nothing: it is secret. */
    @Override
    public String toString() {
        return "PacketKey";
    }
}
