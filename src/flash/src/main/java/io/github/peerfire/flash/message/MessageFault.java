package io.github.peerfire.flash.message;

/** Why a message was refused. */
public enum MessageFault {
    /** Shorter than its header or its fixed fields, or longer than RTMP allows. */
    LENGTH,
    /** Its values do not decode, or exceed a limit. */
    VALUES,
    /** It uses AMF3 for more than plain values, or a format byte that is not 0. */
    UNSUPPORTED_ENCODING,
    /** Its values are not those that its type begins with. */
    SHAPE
}
