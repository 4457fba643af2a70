package io.github.peerfire.flash.amf;

import java.util.List;

/**
 * AMF0 strict array (marker 0x0a).
 *
 * @param values copied
 */
public record AmfStrictArray(List<AmfValue> values) implements AmfValue {

    /** Copies the values, none of which may be null. */
    public AmfStrictArray {
        values = List.copyOf(values);
    }
}
