package io.github.peerfire.flash.amf;

import java.util.Arrays;

/**
 * AMF3 ByteArray (marker 0x0c).
 *
 * @param bytes not copied
 */
public record AmfByteArray(byte[] bytes) implements AmfValue {

    /** Whether the other one has the same bytes. */
    @Override
    public boolean equals(Object other) {
        return other instanceof AmfByteArray array && Arrays.equals(bytes, array.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "AmfByteArray[" + bytes.length + " bytes]";
    }
}
