package io.github.peerfire.phone.control;

import io.github.peerfire.client.LocalStream;
import io.github.peerfire.client.RemoteStream;
import io.github.peerfire.client.videophone.VideoPhoneCall;

/** Both streams of a call with a Video Phone, which knows no requests of key frames. */
final class VideoPhoneStreams implements LocalStream, RemoteStream {

    private final VideoPhoneCall call;

    VideoPhoneStreams(VideoPhoneCall call) {
        this.call = call;
    }

    @Override
    public void audio(long timestamp, byte[] tag) {
        call.audio(timestamp, tag);
    }

    @Override
    public void video(long timestamp, byte[] tag) {
        call.video(timestamp, tag);
    }

    @Override
    public void send(String handler, Object... values) {
        // Lines of text have a method of their own, and nothing else is sent.
    }

    @Override
    public void onKeyFrameRequest(Runnable listener) {
        // The other side does not ask, but sees nothing before one when it begins to play.
        call.onPlay(listener);
    }

    @Override
    public void onAudio(Media listener) {
        call.onAudio(listener::accept);
    }

    @Override
    public void onVideo(Media listener) {
        call.onVideo(listener::accept);
    }

    @Override
    public void onData(Data listener) {
        call.onData(listener::accept);
    }

    @Override
    public void requestKeyFrame() {
        // The other side does not understand it.
    }
}
