package io.github.peerfire.phone.media;

/** Why a packet was dropped. */
public enum MediaFault {
    /** Its header cannot be read. */
    UNREADABLE,
    /** It is encoded in another way than was agreed upon. */
    OTHER_CODEC,
    /** It is longer than any that a sane encoder makes. */
    TOO_LONG,
    /** It ends too early. */
    TRUNCATED,
    /** It asks for more than this device does: larger pictures, other tools of the codec. */
    UNSUPPORTED,
    /** The decoder cannot make anything of it. */
    UNDECODABLE
}
