package io.github.peerfire.phone.media.session;

import io.github.peerfire.client.LocalStream;
import io.github.peerfire.client.RemoteStream;
import io.github.peerfire.flash.tag.VideoTagHeader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The stream of one side and how it looks from the other, joined without a network. */
public final class Streams implements LocalStream, RemoteStream {

    private final CountDownLatch audioMessages = new CountDownLatch(20);
    private final CountDownLatch videoMessages = new CountDownLatch(5);
    private volatile Media audio = (timestamp, tag) -> { };
    private volatile Media video = (timestamp, tag) -> { };
    private volatile Runnable keyFrames = () -> { };
    private volatile Runnable repeats = () -> { };
    private int lossEvery;
    private int count;
    private volatile int keyFramesSent;

    /** From now on one of so many audio messages is lost; 0: none. */
    void lose(int oneOf) {
        lossEvery = oneOf;
    }

    /** True as soon as some sound and some pictures have gone through. */
    boolean awaitMessages() throws InterruptedException {
        return audioMessages.await(60, TimeUnit.SECONDS) && videoMessages.await(60, TimeUnit.SECONDS);
    }

    int keyFramesSent() {
        return keyFramesSent;
    }

    @Override
    public void audio(long timestamp, byte[] tag) {
        if (lossEvery == 0 || ++count % lossEvery != 0) {
            audio.accept(timestamp, tag);
        }
        audioMessages.countDown();
    }

    @Override
    public void video(long timestamp, byte[] tag) {
        keyFramesSent += VideoTagHeader.decode(tag).isKeyFrame() ? 1 : 0;
        video.accept(timestamp, tag);
        videoMessages.countDown();
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
    public void onAudioRepeatRequest(Runnable listener) {
        repeats = listener;
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

    @Override
    public void requestAudioRepeats() {
        repeats.run();
    }
}
