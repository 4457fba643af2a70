package io.github.peerfire.phone.media.session;

import io.github.peerfire.client.LocalStream;
import io.github.peerfire.client.RemoteStream;

/** The stream of one side and how it looks from the other, joined without a network. */
final class Streams implements LocalStream, RemoteStream {

    private volatile Media audio = (timestamp, tag) -> { };
    private volatile Media video = (timestamp, tag) -> { };
    private volatile Runnable keyFrames = () -> { };

    @Override
    public void audio(long timestamp, byte[] tag) {
        audio.accept(timestamp, tag);
    }

    @Override
    public void video(long timestamp, byte[] tag) {
        video.accept(timestamp, tag);
    }

    @Override
    public void send(String handler, Object... values) {
        // Nobody listens.
    }

    @Override
    public void onKeyFrameRequest(Runnable listener) {
        keyFrames = listener;
    }

    @Override
    public void onAudio(Media listener) {
        audio = listener;
    }

    @Override
    public void onVideo(Media listener) {
        video = listener;
    }

    @Override
    public void onData(Data listener) {
        // Nobody sends.
    }

    @Override
    public void requestKeyFrame() {
        keyFrames.run();
    }
}
