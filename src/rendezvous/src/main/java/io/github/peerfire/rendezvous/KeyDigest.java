package io.github.peerfire.rendezvous;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Names a developer key without telling it: the first 20 bytes of the key's SHA-256. What looks keys up by their digest
 * takes a time that says nothing about a key, for nobody can choose the digest of what he guesses. Immutable.
 */
public final class KeyDigest {

    /** The length in bytes. */
    public static final int LENGTH = 20;

    private final byte[] bytes;

    private KeyDigest(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The digest of a key as clients write it. */
    public static KeyDigest of(String key) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return new KeyDigest(Arrays.copyOf(whole, LENGTH));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256, which every Java must have", e);
        }
    }

    /** The digest of a key as it stands in a URL, where percent signs may escape what is in it. */
    public static KeyDigest ofSegment(String segment) {
        return of(ConnectPath.decode(segment));
    }

    /**
     * A digest that was kept somewhere.
     *
     * @throws IllegalArgumentException if it does not have {@link #LENGTH} bytes
     */
    public static KeyDigest of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("A digest of " + bytes.length + " bytes");
        }
        return new KeyDigest(bytes.clone());
    }

    /**
     * Reads what {@link #hex} wrote.
     *
     * @throws IllegalArgumentException if it is not 40 hexadecimal digits
     */
    public static KeyDigest parse(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    /** 40 hexadecimal digits, for storage. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    byte[] bytes() {
        return bytes;
    }

    /** In a time that does not depend on the content. */
    @Override
    public boolean equals(Object other) {
        return other instanceof KeyDigest digest && MessageDigest.isEqual(bytes, digest.bytes);
    }

    @Override
    public int hashCode() {
        return ByteBuffer.wrap(bytes).getInt();
    }

    /** Shows the beginning only. */
    @Override
    public String toString() {
        return "KeyDigest[" + hex().substring(0, 8) + "]";
    }
}
