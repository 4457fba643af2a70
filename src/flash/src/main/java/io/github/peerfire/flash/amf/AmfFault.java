package io.github.peerfire.flash.amf;

/** Why encoded AMF was refused. */
public enum AmfFault {
    /** A value, or a length it states, goes beyond the end. */
    TRUNCATED,
    /** Nested deeper than {@link Amf0Decoder#MAXIMUM_DEPTH}. */
    TOO_DEEP,
    /** More values than {@link Amf0Decoder#MAXIMUM_VALUES}. */
    TOO_MANY,
    /** More characters and bytes than {@link Amf0Decoder#MAXIMUM_SIZE}, counted as often as they are referred to. */
    TOO_LARGE,
    /** A marker that starts no value, or an object without its end. */
    MALFORMED,
    /** A reference to a value, string or traits that did not occur before. */
    BAD_REFERENCE,
    /** A reference to a value that itself refers to one which it is within. */
    CYCLIC,
    /** An object that writes itself, of a class that is not known ({@link AmfExternalized#KNOWN}). */
    EXTERNALIZABLE
}
