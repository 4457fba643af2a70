package io.github.peerfire.flash.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;

/** AES-128 in CBC mode with the key that was set last. Confined to one thread. */
final class KeyedCipher {

    // RFC 7425 §4.7.1
    private static final IvParameterSpec ZERO_VECTOR = new IvParameterSpec(new byte[PacketPrimitives.BLOCK]);

    private final int mode;
    private final Cipher cipher;
    private PacketKey key;
    private boolean wanted;

    /** @param mode {@link Cipher#ENCRYPT_MODE} or {@link Cipher#DECRYPT_MODE} */
    KeyedCipher(int mode) {
        this.mode = mode;
        try {
            this.cipher = Cipher.getInstance("AES/CBC/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES in CBC mode", e);
        }
    }

    /** Sets a key, which takes about a microsecond; nothing if it is still set. */
    void set(PacketKey next) {
        if (key == next) {
            return;
        }
        try {
            cipher.init(mode, next.cipher(), ZERO_VECTOR);
            key = next;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES refuses its key", e);
        }
    }

    /** Whether that key is still set; whoever asks wants it to stay. */
    boolean stillHas(PacketKey asked) {
        wanted |= key == asked;
        return key == asked;
    }

    /** Whether anybody found the key still set since this was asked last. */
    boolean wasWanted() {
        boolean before = wanted;
        wanted = false;
        return before;
    }

    /** Encrypts or decrypts whole blocks. */
    void apply(byte[] in, int offset, int length, byte[] out, int outOffset) {
        try {
            cipher.doFinal(in, offset, length, out, outOffset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES refuses whole blocks", e);
        }
    }
}
