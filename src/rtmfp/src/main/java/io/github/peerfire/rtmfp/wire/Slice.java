package io.github.peerfire.rtmfp.wire;

import java.util.Arrays;

/**
 * Part of an array, not copied. One that was read from a packet is valid only until that packet's buffer is used again.
 *
 * @param array holds the bytes
 * @param offset index of the first
 * @param length how many, possibly 0
 */
public record Slice(byte[] array, int offset, int length) {

    /** No bytes, of an array of its own. */
    public static final Slice EMPTY = new Slice(new byte[0], 0, 0);

    /** All of an array. */
    public static Slice of(byte[] array) {
        return new Slice(array, 0, array.length);
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Slice slice
                && Arrays.equals(
                        array, offset, offset + length, slice.array, slice.offset, slice.offset + slice.length);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(toBytes());
    }

    @Override
    public String toString() {
        return length + " bytes";
    }
}
