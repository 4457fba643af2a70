package io.github.peerfire.flash.amf;

/** AMF0 boolean (marker 0x01). */
public record AmfBoolean(boolean value) implements AmfValue {
}
