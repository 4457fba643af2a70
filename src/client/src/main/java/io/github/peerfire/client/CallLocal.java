package io.github.peerfire.client;

import io.github.peerfire.flash.PublishedStream;

/** Sends while the session is verified, and drops what comes before or after (ProtoXEP 6.6). Any thread. */
final class CallLocal implements LocalStream {

    private volatile PublishedStream stream;
    private volatile Runnable keyFrameListener = () -> { };

    void start(PublishedStream published) {
        stream = published;
    }

    void stop() {
        stream = null;
    }

    @Override
    public void audio(long timestamp, byte[] tag) {
        PublishedStream present = stream;
        if (present != null) {
            present.audio(timestamp, tag);
        }
    }

    @Override
    public void video(long timestamp, byte[] tag) {
        PublishedStream present = stream;
        if (present != null) {
            present.video(timestamp, tag);
        }
    }

    @Override
    public void send(String handler, Object... values) {
        PublishedStream present = stream;
        if (present != null) {
            present.send(handler, values);
        }
    }

    @Override
    public void onKeyFrameRequest(Runnable listener) {
        keyFrameListener = listener;
    }

    void keyFrameWanted() {
        keyFrameListener.run();
    }
}
