package io.github.peerfire.flash.amf;

import java.util.List;
import java.util.Objects;

/**
 * What objects of one class have in common (AMF 3 §3.12). AMF0 knows only the name.
 *
 * @param className the alias of the class; empty for an anonymous object
 * @param dynamic whether objects may have properties besides the sealed ones
 * @param sealed the names of the properties that each has, in their order; copied
 */
public record AmfTraits(String className, boolean dynamic, List<String> sealed) {

    /** Of an object of no particular class. */
    public static final AmfTraits ANONYMOUS = new AmfTraits("", true, List.of());

    /** Copies the names; nothing may be null. */
    public AmfTraits {
        Objects.requireNonNull(className);
        sealed = List.copyOf(sealed);
    }

    /** Whether AMF0 can express it. */
    boolean isPlain() {
        return dynamic && sealed.isEmpty();
    }
}
