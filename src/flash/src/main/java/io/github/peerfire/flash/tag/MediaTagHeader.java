package io.github.peerfire.flash.tag;

import java.util.List;

/** What the first bytes of a tag say about it. Immutable, and refers to places in the tag without keeping it. */
public sealed interface MediaTagHeader permits AudioTagHeader, VideoTagHeader {

    /** How many modifiers of Enhanced RTMP 2 a tag may have. */
    int MAXIMUM_MODIFIERS = 16;

    /** How many tracks a tag may have data for: one for each ID. */
    int MAXIMUM_TRACKS = 256;

    /** What the tag is for. */
    TagRole role();

    /**
     * The tracks that the tag has data for, in their order: one with ID 0 where the tag knows no tracks, none where it
     * has no data at all.
     */
    List<TagTrack> tracks();

    /** Whether a decoder can do nothing without this: configuration of AAC, H.264, or of any codec with a FourCC. */
    default boolean isSequenceHeader() {
        return role() == TagRole.SEQUENCE_HEADER;
    }

    /** Whether somebody who joins later needs the last one of its {@link #slot}. */
    default boolean isForLateJoiners() {
        return role() == TagRole.SEQUENCE_HEADER || role() == TagRole.CHANNEL_CONFIGURATION
                || role() == TagRole.METADATA;
    }

    /** What a later tag has to have in common with this one to take its place. */
    default TagSlot slot() {
        return new TagSlot(role(), tracks().stream().map(TagTrack::id).toList());
    }
}
