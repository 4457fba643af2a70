package io.github.peerfire.flash.amf;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Anonymous or typed object (AMF0 markers 0x03 and 0x10, AMF3 marker 0x0a).
 *
 * @param traits its class
 * @param properties in their order, the sealed ones included; copied
 */
public record AmfObject(AmfTraits traits, Map<String, AmfValue> properties) implements AmfValue {

    /**
     * Copies the properties.
     *
     * @throws IllegalArgumentException if they are not those that the traits ask for
     */
    public AmfObject {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        if (!properties.keySet().containsAll(traits.sealed())
                || !traits.dynamic() && properties.size() != new HashSet<>(traits.sealed()).size()) {
            throw new IllegalArgumentException("properties " + properties.keySet() + " of " + traits);
        }
    }

    /** An object of a class that is not described; anonymous if the name is empty. */
    public AmfObject(String className, Map<String, AmfValue> properties) {
        this(className.isEmpty() ? AmfTraits.ANONYMOUS : new AmfTraits(className, true, List.of()),
                properties);
    }

    /** An anonymous object. */
    public AmfObject(Map<String, AmfValue> properties) {
        this(AmfTraits.ANONYMOUS, properties);
    }

    /** The class's name, empty for an anonymous object. */
    public String className() {
        return traits.className();
    }
}
