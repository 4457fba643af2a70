package io.github.peerfire.phone.control;

import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.session.MediaPipeline;
import io.github.peerfire.phone.media.video.VideoSink;

/** What comes of one member of a group. Sound on the loudspeaker's thread, pictures on the screen's. */
final class GroupVoice {

    private final MediaPipeline pipeline;
    private volatile VideoSink sink = VideoSink.NONE;

    GroupVoice(MediaPipeline pipeline) {
        this.pipeline = pipeline;
    }

    MediaPipeline pipeline() {
        return pipeline;
    }

    void onPicture(VideoSink shown) {
        sink = shown;
    }

    /** Adds the next 20 ms to those of the others. */
    void addTo(int[] sum, long now, long delay) {
        AudioFrame frame = pipeline.play(now, delay);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += frame.samples()[i];
        }
    }

    void show(long now) {
        pipeline.show(now).ifPresent(frame -> sink.show(frame, now));
    }

    void close() {
        pipeline.close();
    }
}
