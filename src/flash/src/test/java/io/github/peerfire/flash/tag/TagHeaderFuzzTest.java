package io.github.peerfire.flash.tag;

import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;

/** Tags of audio and video. All that a header says must be within the tag, and be consistent. */
class TagHeaderFuzzTest extends FuzzTarget {

    @Override
    protected void run(byte[] input) throws Exception {
        Cost.of(input, 4_000, 50).limit(() -> {
            check(AudioTagHeader.decode(input), input.length);
            VideoTagHeader video = VideoTagHeader.decode(input);
            check(video, input.length);
            boolean contradictory = video.isKeyFrame() && (video.needsEarlierFrames() || video.isForLateJoiners())
                    || video.isDisposable() && !video.needsEarlierFrames();
            if (contradictory) {
                throw new AssertionError(video);
            }
        });
    }

    private static void check(MediaTagHeader header, int length) {
        if (header.tracks().size() > MediaTagHeader.MAXIMUM_TRACKS
                || (header.role() == TagRole.UNKNOWN) != header instanceof UnreadableTag
                || header.slot().role() != header.role()) {
            throw new AssertionError(header);
        }
        int end = 0;
        for (TagTrack track : header.tracks()) {
            if (track.offset() < end || track.length() < 0 || track.id() > 255) {
                throw new AssertionError(header);
            }
            end = track.offset() + track.length();
        }
        if (end > length) {
            throw new AssertionError(header + " of " + length + " bytes");
        }
    }
}
