package io.github.peerfire.flash.amf;

import java.util.Objects;

/** AMF0 XML document (marker 0x0f): text that is carried, never parsed. */
public record AmfXmlDocument(String text) implements AmfValue {

    /** The text must not be null. */
    public AmfXmlDocument {
        Objects.requireNonNull(text);
    }
}
