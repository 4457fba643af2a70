package io.github.peerfire.flash.crypto;

import javax.crypto.Cipher;

/**
 * The ciphers and HMACs that all sessions of one endpoint take turns to use, so that a session itself holds keys only.
 * Confined to the endpoint's thread.
 */
final class PacketPrimitives {

    static final int BLOCK = 16;

    private static final int FIRST_CAPACITY = 256;
    private static final int FULL_CAPACITY = 2_304;

    private final KeyedCiphers encryption = new KeyedCiphers(Cipher.ENCRYPT_MODE, KeyedCiphers.CAPACITY);
    private final KeyedCipher decryption = new KeyedCipher(Cipher.DECRYPT_MODE);
    /** These only once there is use for them: startup packets have none. */
    private PacketMac sealing;
    private PacketMac opening;
    private byte[] scratch = new byte[FIRST_CAPACITY];
    private PacketPrimitives startup;

    /**
     * Those for the Default Session Key, which stays set: startup packets and those of sessions alternate where many
     * clients come.
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

    /** For packets that are sent: servers forward hellos to one session after the other. */
    KeyedCiphers encryption() {
        return encryption;
    }

    /** For packets that were received. */
    KeyedCipher decryption() {
        return decryption;
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
}
