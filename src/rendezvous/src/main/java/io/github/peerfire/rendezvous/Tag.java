package io.github.peerfire.rendezvous;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The tag of a hello as a key. Clients choose their tags, and could choose many with one hash: so tags have an order,
 * which hash maps use then.
 */
record Tag(byte[] bytes) implements Comparable<Tag> {

    @Override
    public int compareTo(Tag other) {
        return Arrays.compare(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tag tag && MessageDigest.isEqual(bytes, tag.bytes);
    }

    /** Spreads counters, too, which the sum that arrays have does not. */
    @Override
    public int hashCode() {
        long hash = bytes.length;
        for (byte b : bytes) {
            hash = (hash ^ b) * 0x9e3779b97f4a7c15L;
        }
        return (int) (hash >>> 32);
    }
}
