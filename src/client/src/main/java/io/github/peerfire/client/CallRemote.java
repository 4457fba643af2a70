package io.github.peerfire.client;

import io.github.peerfire.flash.amf.AmfValue;
import java.util.List;

/** Hands what the other side sends to the application's listeners. */
final class CallRemote implements RemoteStream {

    private volatile Media audioListener = (timestamp, tag) -> { };
    private volatile Media videoListener = (timestamp, tag) -> { };
    private volatile Data dataListener = (handler, values) -> { };
    private volatile Runnable keyFrameRequest = () -> { };

    @Override
    public void onAudio(Media listener) {
        audioListener = listener;
    }

    @Override
    public void onVideo(Media listener) {
        videoListener = listener;
    }

    @Override
    public void onData(Data listener) {
        dataListener = listener;
    }

    @Override
    public void requestKeyFrame() {
        keyFrameRequest.run();
    }

    /** How to ask. */
    void onRequest(Runnable request) {
        keyFrameRequest = request;
    }

    void audio(long timestamp, byte[] tag) {
        audioListener.accept(timestamp, tag);
    }

    void video(long timestamp, byte[] tag) {
        videoListener.accept(timestamp, tag);
    }

    void data(String handler, List<AmfValue> values) {
        dataListener.accept(handler, values);
    }
}
