package io.github.peerfire.flash.tag;

/** Why a tag's header cannot be read. */
public enum TagFault {
    /** A field, or a track of the size stated for it, goes beyond the end. */
    TRUNCATED,
    /** A frame type, packet type or kind of multitrack that is reserved, or stands where it must not. */
    RESERVED,
    /** More than {@link MediaTagHeader#MAXIMUM_MODIFIERS} modifiers. */
    TOO_MANY_MODIFIERS,
    /** More than {@link MediaTagHeader#MAXIMUM_TRACKS} tracks. */
    TOO_MANY_TRACKS
}
