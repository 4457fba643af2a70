package io.github.peerfire.flash.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;

/** The HMAC of packets that go in one direction, under whatever key. The key that was used last is still set. */
final class PacketMac {

    private final Mac mac = Hmac.newMac();
    private final byte[] tag = new byte[Hmac.LENGTH];
    private PacketKey current;

    /** The whole HMAC; lasts until the next call. */
    byte[] authenticate(PacketKey key, byte[] data, int offset, int length) {
        try {
            if (current != key) {
                mac.init(key.hmac());
                current = key;
            }
            mac.update(data, offset, length);
            mac.doFinal(tag, 0);
            return tag;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 refuses its key", e);
        }
    }
}
