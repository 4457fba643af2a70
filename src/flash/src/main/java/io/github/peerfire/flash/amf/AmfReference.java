package io.github.peerfire.flash.amf;

/**
 * AMF0 reference (marker 0x07) to an earlier complex value of the same message. It is never expanded, so neither loops
 * nor exponential growth can come of it.
 *
 * @param index 0 to 65535
 */
public record AmfReference(int index) implements AmfValue {

    /** @throws IllegalArgumentException if the index does not fit 16 bits */
    public AmfReference {
        if (index < 0 || index > 0xffff) {
            throw new IllegalArgumentException("reference " + index);
        }
    }
}
