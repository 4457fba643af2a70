package io.github.peerfire.phone.control;

import io.github.peerfire.client.LocalStream;
import io.github.peerfire.client.RemoteStream;

/** A stream from and to nobody, for the half of a pipeline that is not used. */
enum Nobody implements LocalStream, RemoteStream {

    /** The only one. */
    STREAM;

    @Override
    public void audio(long timestamp, byte[] tag) {
        // Nobody hears it.
    }

    @Override
    public void video(long timestamp, byte[] tag) {
        // Nobody sees it.
    }

    @Override
    public void send(String handler, Object... values) {
        // Nobody reads it.
    }

    @Override
    public void onKeyFrameRequest(Runnable listener) {
        // Nobody asks.
    }

    @Override
    public void onAudio(Media listener) {
        // Nobody talks.
    }

    @Override
    public void onVideo(Media listener) {
        // Nobody is seen.
    }

    @Override
    public void onData(Data listener) {
        // Nobody writes.
    }

    @Override
    public void requestKeyFrame() {
        // Nobody sends one.
    }
}
