package io.github.peerfire.flash.amf;

/** Why encoded AMF was refused. */
public enum AmfFault {
    /** A value, or a length it states, goes beyond the end. */
    TRUNCATED,
    /** Nested deeper than {@link Amf0Decoder#MAXIMUM_DEPTH}. */
    TOO_DEEP,
    /** More values than {@link Amf0Decoder#MAXIMUM_VALUES}. */
    TOO_MANY,
    /** A marker that starts no value, or an object without its end. */
    MALFORMED,
    /** The message switches to AMF3 (marker 0x11) for more than a plain value. */
    UNSUPPORTED_AMF3
}
