package io.github.peerfire.flash.amf;

import java.util.List;
import java.util.Objects;

/**
 * AMF3 Dictionary (marker 0x11). Its keys are of any type, and are the same only if they are the same object, so that
 * it is a list of pairs.
 *
 * @param weakKeys whether keys nothing else refers to may be forgotten
 * @param entries in their order; copied
 */
public record AmfDictionary(boolean weakKeys, List<Entry> entries) implements AmfValue {

    /** Copies the entries. */
    public AmfDictionary {
        entries = List.copyOf(entries);
    }

    /** A key and its value. */
    public record Entry(AmfValue key, AmfValue value) {

        /** Neither may be null. */
        public Entry {
            Objects.requireNonNull(key);
            Objects.requireNonNull(value);
        }
    }
}
