package io.github.peerfire.client;

import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.smack.element.MediaKind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Hands what the other side sends to the application's listeners, as far as the call has it at the moment. */
final class CallRemote implements RemoteStream {

    /** The handler of the data message by which a decoder asks for a key frame. */
    static final String KEY_FRAME_REQUEST = "onKeyFrameRequest";

    /** The handler of the data message by which sound is asked for twice. */
    static final String AUDIO_REPEAT_REQUEST = "onAudioRepeatRequest";

    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private final CallLocal local;
    private final AtomicLong lastKeyFrame = new AtomicLong(System.nanoTime() - PAUSE);
    private final AtomicLong lastRepeats = new AtomicLong(System.nanoTime() - PAUSE);
    private volatile Set<MediaKind> rendering = EnumSet.allOf(MediaKind.class);
    private volatile Consumer<String> asker = handler -> { };
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

    /** How data messages without values get to the other side from now on; takes their handler. */
    void askBy(Consumer<String> way) {
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
        ask(KEY_FRAME_REQUEST, lastKeyFrame);
    }

    @Override
    public void requestAudioRepeats() {
        ask(AUDIO_REPEAT_REQUEST, lastRepeats);
    }

    private void ask(String handler, AtomicLong lastTime) {
        long now = System.nanoTime();
        long last = lastTime.get();
        if (now - last >= PAUSE && lastTime.compareAndSet(last, now)) {
            asker.accept(handler);
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
        } else if (handler.equals(AUDIO_REPEAT_REQUEST)) {
            local.audioRepeatsWanted();
        } else if (rendering.contains(MediaKind.DATA)) {
            dataListener.accept(handler, values);
        }
    }
}
