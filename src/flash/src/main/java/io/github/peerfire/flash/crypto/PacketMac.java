package io.github.peerfire.flash.crypto;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The HMAC-SHA256 (RFC 2104) of packets that go in one direction, under whatever key. From the hash itself, since most
 * packets have another key than the one before: what the platform needs to set a key is more than two short packets
 * take, and becomes garbage.
 */
final class PacketMac {

    private static final int BLOCK = 64;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private final MessageDigest hash;
    private final byte[] innerKey = new byte[BLOCK];
    private final byte[] outerKey = new byte[BLOCK];
    private final byte[] tag = new byte[Hmac.LENGTH];
    private PacketKey current;

    PacketMac() {
        try {
            hash = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The whole HMAC; lasts until the next call. */
    byte[] authenticate(PacketKey key, byte[] data, int offset, int length) {
        if (current != key) {
            set(key);
        }
        try {
            hash.update(innerKey);
            hash.update(data, offset, length);
            hash.digest(tag, 0, tag.length);
            hash.update(outerKey);
            hash.update(tag);
            hash.digest(tag, 0, tag.length);
            return tag;
        } catch (DigestException e) {
            throw new IllegalStateException("SHA-256 does not fit 32 bytes", e);
        }
    }

    private void set(PacketKey key) {
        Arrays.fill(innerKey, (byte) 0);
        key.putHmacKey(innerKey);
        for (int i = 0; i < BLOCK; i++) {
            outerKey[i] = (byte) (innerKey[i] ^ OUTER);
            innerKey[i] ^= INNER;
        }
        current = key;
    }
}
