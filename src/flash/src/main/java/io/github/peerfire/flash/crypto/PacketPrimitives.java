package io.github.peerfire.flash.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;

/**
 * The ciphers and HMACs that all sessions of one endpoint take turns to use, so that a session itself holds keys only. Confined
 * to the endpoint's thread. Setting a key anew costs about a tenth of a microsecond, and nothing if it is still set.
 */
final class PacketPrimitives {

    static final int BLOCK = 16;

    private static final int FIRST_CAPACITY = 256;
    private static final int FULL_CAPACITY = 2_304;
    // RFC 7425 §4.7.1
    private static final IvParameterSpec ZERO_VECTOR = new IvParameterSpec(new byte[BLOCK]);

    private final Cipher encryption = newCipher();
    private final Cipher decryption = newCipher();
    /** These only once there is use for them: startup packets have none. */
    private PacketMac sealing;
    private PacketMac opening;
    private byte[] scratch = new byte[FIRST_CAPACITY];
    private PacketPrimitives startup;
    private SecretKey encryptionKey;
    private SecretKey decryptionKey;

    private static Cipher newCipher() {
        try {
            return Cipher.getInstance("AES/CBC/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES in CBC mode", e);
        }
    }

    /**
     * Those for the Default Session Key, which stays set: startup packets and those of sessions alternate where many clients
     * come.
     */
    PacketPrimitives forStartup() {
        if (startup == null) {
            startup = new PacketPrimitives();
        }
        return startup;
    }

    /** Room for a packet that is being put together; its content lasts until the next call. */
    byte[] scratch(int length) {
        if (scratch.length < length) {
            scratch = new byte[Math.max(length, FULL_CAPACITY)];
        }
        return scratch;
    }

    /** For packets that are sent. */
    PacketMac sealing() {
        if (sealing == null) {
            sealing = new PacketMac();
        }
        return sealing;
    }

    /** For packets that were received. */
    PacketMac opening() {
        if (opening == null) {
            opening = new PacketMac();
        }
        return opening;
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
}
