package io.github.peerfire.flash.amf;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * AMF0 ECMA array (marker 0x08): an associative array.
 *
 * @param properties in their order; copied
 */
public record AmfEcmaArray(Map<String, AmfValue> properties) implements AmfValue {

    /** Copies the properties. */
    public AmfEcmaArray {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }
}
