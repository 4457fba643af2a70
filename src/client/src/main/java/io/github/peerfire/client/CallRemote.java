package io.github.peerfire.client;

import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.smack.element.MediaKind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Hands what the other side sends to the application's listeners, as far as the call has it at the moment. */
final class CallRemote implements RemoteStream {

    /** The handler of the data message by which a decoder asks for a key frame. */
    static final String KEY_FRAME_REQUEST = "onKeyFrameRequest";

    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private final CallLocal local;
    private final AtomicLong lastRequest = new AtomicLong(System.nanoTime() - PAUSE);
    private volatile Set<MediaKind> rendering = EnumSet.allOf(MediaKind.class);
    private volatile Runnable asker = () -> { };
    private volatile Media audioListener = (timestamp, tag) -> { };
    private volatile Media videoListener = (timestamp, tag) -> { };
    private volatile Data dataListener = (handler, values) -> { };

    /**
     * Makes one.
     *
     * @param local the stream in the other direction, of which the other side may want a key frame
     */
    CallRemote(CallLocal local) {
        this.local = local;
    }

    /** How the other side is asked for a key frame from now on. */
    void askBy(Runnable way) {
        asker = way;
    }

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
        long now = System.nanoTime();
        long last = lastRequest.get();
        if (now - last >= PAUSE && lastRequest.compareAndSet(last, now)) {
            asker.run();
        }
    }

    void allow(Set<MediaKind> kinds) {
        rendering = kinds;
    }

    void audio(long timestamp, byte[] tag) {
        if (rendering.contains(MediaKind.AUDIO)) {
            audioListener.accept(timestamp, tag);
        }
    }

    void video(long timestamp, byte[] tag) {
        if (rendering.contains(MediaKind.VIDEO)) {
            videoListener.accept(timestamp, tag);
        }
    }

    void data(String handler, List<AmfValue> values) {
        if (handler.equals(KEY_FRAME_REQUEST)) {
            local.keyFrameWanted();
        } else if (rendering.contains(MediaKind.DATA)) {
            dataListener.accept(handler, values);
        }
    }
}
