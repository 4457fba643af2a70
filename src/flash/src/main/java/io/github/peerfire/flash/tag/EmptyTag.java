package io.github.peerfire.flash.tag;

import java.util.List;

/**
 * A tag without a single byte. In audio it says that silence follows: what was buffered is played, and pictures go on
 * by the time on the clock (Enhanced RTMP 2, "Enhanced Audio").
 */
public record EmptyTag() implements AudioTagHeader, VideoTagHeader {

    @Override
    public TagRole role() {
        return TagRole.EMPTY;
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
