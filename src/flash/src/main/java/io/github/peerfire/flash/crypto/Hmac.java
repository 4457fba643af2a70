package io.github.peerfire.flash.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104) as RFC 7425 §4.6 uses it, and the comparison that goes with it. */
public final class Hmac {

    /** Bytes of a whole HMAC. */
    public static final int LENGTH = 32;

    static final String ALGORITHM = "HmacSHA256";

    private Hmac() {
    }

    /** The 32-byte HMAC of the concatenation of {@code data}. The key may have any length, also 0. */
    public static byte[] sha256(byte[] key, byte[]... data) {
        Mac mac = newMac();
        try {
            mac.init(key(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 refuses its key", e);
        }
        for (byte[] part : data) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    /** Whether two values are equal, in a time that tells nothing about where they differ. */
    public static boolean matches(byte[] expected, byte[] presented) {
        return MessageDigest.isEqual(expected, presented);
    }

    static Mac newMac() {
        try {
            return Mac.getInstance(ALGORITHM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
        }
    }

    /** HMAC fills short keys up with zeros, so that no key and one zero byte are the same; JCA refuses the former. */
    static SecretKey key(byte[] key) {
        return new SecretKeySpec(key.length == 0 ? new byte[1] : key, ALGORITHM);
    }
}
