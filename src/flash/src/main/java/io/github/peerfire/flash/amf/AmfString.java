package io.github.peerfire.flash.amf;

import java.util.Objects;

/** AMF0 string (marker 0x02) or long string (0x0c), whichever its length asks for. */
public record AmfString(String value) implements AmfValue {

    /** The value must not be null. */
    public AmfString {
        Objects.requireNonNull(value);
    }
}
