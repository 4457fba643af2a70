package io.github.peerfire.flash.tag;

import java.util.List;

/**
 * A tag whose header is malformed, or of a kind that is not known.
 *
 * @param fault what is wrong with it
 */
public record UnreadableTag(TagFault fault) implements AudioTagHeader, VideoTagHeader {

    @Override
    public TagRole role() {
        return TagRole.UNKNOWN;
    }

    @Override
    public List<TagTrack> tracks() {
        return List.of();
    }

    @Override
    public VideoFrameType frameType() {
        return VideoFrameType.RESERVED;
    }
}
