package io.github.peerfire.phone.media.video;

/** Where pictures are shown. */
@FunctionalInterface
public interface VideoSink {

    /** Shows nothing. */
    VideoSink NONE = (frame, now) -> { };

    /**
     * Shows a picture; on the thread of the screen, which it may hold up a little.
     *
     * @param now of the phone's clock, in nanoseconds
     */
    void show(VideoFrame frame, long now);
}
