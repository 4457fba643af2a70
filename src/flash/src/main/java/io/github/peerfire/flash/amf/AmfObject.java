package io.github.peerfire.flash.amf;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * AMF0 anonymous object (marker 0x03) or typed object (0x10).
 *
 * @param className the type's name; empty for an anonymous object
 * @param properties in their order; copied
 */
public record AmfObject(String className, Map<String, AmfValue> properties) implements AmfValue {

    /** Copies the properties; the class name must not be null. */
    public AmfObject {
        Objects.requireNonNull(className);
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /** An anonymous object. */
    public AmfObject(Map<String, AmfValue> properties) {
        this("", properties);
    }
}
