package io.github.peerfire.flash.crypto;

import io.github.peerfire.rtmfp.crypto.Certificate;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A certificate's fingerprint (RFC 7425 §4.3.2), by which peers name each other; a value.
 *
 * @param bytes 32 bytes; copied
 */
public record PeerId(byte[] bytes) {

    /** Bytes in a peer ID. */
    public static final int LENGTH = 32;

    /** @throws IllegalArgumentException if there are not 32 bytes */
    public PeerId {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("A peer ID has 32 bytes, not " + bytes.length);
        }
        bytes = bytes.clone();
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

    /** A copy of the 32 bytes. */
    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** 64 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PeerId that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
