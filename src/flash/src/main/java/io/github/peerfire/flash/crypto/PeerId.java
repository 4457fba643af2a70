package io.github.peerfire.flash.crypto;

import io.github.peerfire.rtmfp.crypto.Certificate;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A certificate's fingerprint (RFC 7425 §4.3.2), by which peers name each other; a value of 32 bytes. */
public final class PeerId {

    /** Bytes in a peer ID. */
    public static final int LENGTH = 32;

    private final byte[] bytes;
    private final int hash;

    /**
     * Copies the bytes.
     *
     * @throws IllegalArgumentException if there are not 32 bytes
     */
    public PeerId(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("A peer ID has 32 bytes, not " + bytes.length);
        }
        this.bytes = bytes.clone();
        this.hash = hash(ByteBuffer.wrap(bytes));
    }

    /** Of all of it: others choose what they ask for, and perhaps some of the bytes of what they are. */
    private static int hash(ByteBuffer id) {
        long sum = 0;
        while (id.hasRemaining()) {
            sum = (sum + id.getLong()) * 0x9e3779b97f4a7c15L;
        }
        return (int) (sum >>> Integer.SIZE);
    }

    /** The peer ID of the endpoint that holds a certificate of this profile. */
    public static PeerId of(Certificate certificate) {
        return FlashCertificate.of(certificate).peerId();
    }

    /**
     * Reads 64 hexadecimal digits of either case.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static PeerId parse(String hex) {
        if (hex.length() != 2 * LENGTH) {
            throw new IllegalArgumentException("A peer ID has 64 hexadecimal digits, not " + hex.length());
        }
        return new PeerId(HexFormat.of().parseHex(hex));
    }

    /** Whether these are the 32 bytes from an offset on. */
    boolean isAt(byte[] other, int offset) {
        int difference = 0;
        for (int i = 0; i < LENGTH; i++) {
            difference |= bytes[i] ^ other[offset + i];
        }
        return difference == 0;
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** 64 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PeerId that && hash == that.hash && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return hex();
    }
}
