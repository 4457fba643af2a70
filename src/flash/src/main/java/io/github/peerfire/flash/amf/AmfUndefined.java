package io.github.peerfire.flash.amf;

/** AMF0 undefined (marker 0x06); also what an absent property reads as. */
public enum AmfUndefined implements AmfValue {
    /** The only one. */
    UNDEFINED
}
