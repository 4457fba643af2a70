package io.github.peerfire.flash.message;

/** Why a message was refused. */
public enum MessageFault {
    /** Shorter than its header or its fixed fields, or longer than RTMP allows. */
    LENGTH,
    /** Its values do not decode, or exceed a limit. */
    VALUES,
    /** An object in it writes itself in a way that is not known, or its format byte is not 0. */
    UNSUPPORTED_ENCODING,
    /** Its values are not those that its type begins with. */
    SHAPE
}
