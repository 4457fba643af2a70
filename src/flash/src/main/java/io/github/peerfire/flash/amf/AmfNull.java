package io.github.peerfire.flash.amf;

/** AMF0 null (marker 0x05). */
public enum AmfNull implements AmfValue {
    /** The only one. */
    NULL
}
