package io.github.peerfire.flash.amf;

import java.util.Objects;

/** AMF3 XML of the kind with E4X syntax (marker 0x0b): text that is carried, never parsed. */
public record AmfXml(String text) implements AmfValue {

    /** The text must not be null. */
    public AmfXml {
        Objects.requireNonNull(text);
    }
}
