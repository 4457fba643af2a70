package io.github.peerfire.flash.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;

/**
 * The cipher and HMAC that all sessions of one endpoint take turns to use, so that a session itself holds keys only. Confined
 * to the endpoint's thread. Setting a key anew costs about a tenth of a microsecond, and nothing if it is still set.
 */
final class PacketPrimitives {

    static final int BLOCK = 16;

    private static final int FIRST_CAPACITY = 2_304;
    // RFC 7425 §4.7.1
    private static final IvParameterSpec ZERO_VECTOR = new IvParameterSpec(new byte[BLOCK]);

    private final Cipher encryption = newCipher();
    private final Cipher decryption = newCipher();
    private final Mac mac = Hmac.newMac();
    private final byte[] tag = new byte[Hmac.LENGTH];
    private byte[] scratch = new byte[FIRST_CAPACITY];
    private SecretKey encryptionKey;
    private SecretKey decryptionKey;
    private SecretKey macKey;

    private static Cipher newCipher() {
        try {
            return Cipher.getInstance("AES/CBC/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES in CBC mode", e);
        }
    }

    /** Room for a packet that is being put together; its content lasts until the next call. */
    byte[] scratch(int length) {
        if (scratch.length < length) {
            scratch = new byte[length];
        }
        return scratch;
    }

    void encrypt(SecretKey key, byte[] in, int offset, int length, byte[] out, int outOffset) {
        try {
            if (encryptionKey != key) {
                encryption.init(Cipher.ENCRYPT_MODE, key, ZERO_VECTOR);
                encryptionKey = key;
            }
            encryption.doFinal(in, offset, length, out, outOffset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES refuses whole blocks", e);
        }
    }

    void decrypt(SecretKey key, byte[] in, int offset, int length, byte[] out, int outOffset) {
        try {
            if (decryptionKey != key) {
                decryption.init(Cipher.DECRYPT_MODE, key, ZERO_VECTOR);
                decryptionKey = key;
            }
            decryption.doFinal(in, offset, length, out, outOffset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES refuses whole blocks", e);
        }
    }

    /** The whole HMAC; lasts until the next call. */
    byte[] authenticate(SecretKey key, byte[] data, int offset, int length) {
        try {
            if (macKey != key) {
                mac.init(key);
                macKey = key;
            }
            mac.update(data, offset, length);
            mac.doFinal(tag, 0);
            return tag;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 refuses its key", e);
        }
    }
}
