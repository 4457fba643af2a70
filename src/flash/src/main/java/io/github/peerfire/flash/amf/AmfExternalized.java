package io.github.peerfire.flash.amf;

import java.util.Objects;
import java.util.Set;

/**
 * AMF3 object that writes itself (AMF 3 §3.12, externalizable), of a class that is known to write one value. Others
 * cannot be read, for nothing says where they end.
 *
 * @param className one of {@link #KNOWN}
 * @param content what it wrote: of an ArrayCollection the array, of an ObjectProxy the object
 */
public record AmfExternalized(String className, AmfValue content) implements AmfValue {

    /** The classes of Flex that write one value. */
    public static final Set<String> KNOWN = Set.of("flex.messaging.io.ArrayCollection",
            "flex.messaging.io.ArrayList", "flex.messaging.io.ObjectProxy");

    /** @throws IllegalArgumentException if the class is not known */
    public AmfExternalized {
        Objects.requireNonNull(content);
        if (!KNOWN.contains(className)) {
            throw new IllegalArgumentException("how " + className + " is written is not known");
        }
    }
}
