package io.github.peerfire.flash.crypto;

import io.github.peerfire.rtmfp.crypto.Certificate;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** A certificate's fingerprint (RFC 7425 §4.3.2), by which peers name each other; a value of 32 bytes. */
public final class PeerId implements Comparable<PeerId> {

    /** Bytes in a peer ID. */
    public static final int LENGTH = 32;

    private final long first;
    private final long second;
    private final long third;
    private final long fourth;

    /**
     * Copies the bytes.
     *
     * @throws IllegalArgumentException if there are not 32 bytes
     */
    public PeerId(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private PeerId(byte[] bytes, int offset, int length) {
        if (length != LENGTH) {
            throw new IllegalArgumentException("A peer ID has 32 bytes, not " + length);
        }
        ByteBuffer words = ByteBuffer.wrap(bytes, offset, length);
        first = words.getLong();
        second = words.getLong();
        third = words.getLong();
        fourth = words.getLong();
    }

    /** The 32 bytes from an offset on, which are there. */
    static PeerId at(byte[] bytes, int offset) {
        return new PeerId(bytes, offset, LENGTH);
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
        ByteBuffer words = ByteBuffer.wrap(other, offset, LENGTH);
        return differs(words.getLong(), words.getLong(), words.getLong(), words.getLong()) == 0;
    }

    /** In a time that does not depend on where. */
    private long differs(long word1, long word2, long word3, long word4) {
        return first ^ word1 | second ^ word2 | third ^ word3 | fourth ^ word4;
    }

    /** The 32 bytes, in an array of the caller's own. */
    public byte[] bytes() {
        byte[] bytes = new byte[LENGTH];
        putInto(bytes, 0);
        return bytes;
    }

    /** Writes the 32 bytes from an offset on. */
    void putInto(byte[] target, int offset) {
        ByteBuffer.wrap(target, offset, LENGTH).putLong(first).putLong(second).putLong(third).putLong(fourth);
    }

    /** 64 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PeerId that && differs(that.first, that.second, that.third, that.fourth) == 0;
    }

    /** Of all of it: others choose what they ask for, and perhaps some of the bytes of what they are. */
    @Override
    public int hashCode() {
        long sum = mixed(mixed(mixed(mixed(0, first), second), third), fourth);
        return (int) (sum >>> Integer.SIZE);
    }

    /**
     * By their bytes. A {@link java.util.concurrent.ConcurrentHashMap} finds comparable keys soon even if many have the
     * same hash, which others can make up within what a fingerprint allows.
     */
    @Override
    public int compareTo(PeerId that) {
        int beginning = compare(first, that.first, second, that.second);
        return beginning != 0 ? beginning : compare(third, that.third, fourth, that.fourth);
    }

    private static int compare(long word, long otherWord, long next, long otherNext) {
        return word != otherWord ? Long.compareUnsigned(word, otherWord) : Long.compareUnsigned(next, otherNext);
    }

    private static long mixed(long sum, long word) {
        return (sum + word) * 0x9e3779b97f4a7c15L;
    }

    @Override
    public String toString() {
        return hex();
    }
}
