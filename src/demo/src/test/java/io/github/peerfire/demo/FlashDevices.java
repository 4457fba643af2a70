package io.github.peerfire.demo;

import io.github.peerfire.flash.PublishedStream;
import io.github.peerfire.flash.tag.AudioCodec;
import io.github.peerfire.phone.media.audio.AudioCodecs;
import io.github.peerfire.phone.media.audio.AudioEncoder;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.device.ToneSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A microphone as the sample sets it, Speex of quality 6 with a frame in each packet, and perhaps a camera. */
final class FlashDevices implements AutoCloseable {

    static final double TONE = 660;

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final AudioEncoder speex = AudioCodecs.available().find(AudioCodec.SPEEX).orElseThrow().newEncoder();
    private final ToneSource microphone = new ToneSource(TONE);
    private final Optional<FlashCamera> camera;
    private final List<Future<?>> attached = new ArrayList<>();

    FlashDevices(Optional<FlashCamera> camera) {
        this.camera = camera;
    }

    /** attachAudio. */
    void attachMicrophone(PublishedStream stream) {
        long begin = System.nanoTime();
        attached.add(clock.scheduleAtFixedRate(() -> {
            short[] samples = new short[AudioFrame.SAMPLES];
            microphone.read(samples, System.nanoTime());
            stream.audio(since(begin), speex.encode(samples));
        }, 0, AudioFrame.MILLISECONDS, TimeUnit.MILLISECONDS));
    }

    /** attachCamera, if there is one. */
    void attachCamera(PublishedStream stream) {
        long begin = System.nanoTime();
        camera.ifPresent(eye -> attached.add(clock.scheduleAtFixedRate(
                () -> eye.picture(System.nanoTime()).forEach(tag -> stream.video(since(begin), tag)),
                0, 1000 / FlashCamera.PICTURES_PER_SECOND, TimeUnit.MILLISECONDS)));
    }

    private static long since(long begin) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    /** The stream is closed. */
    void detach() {
        attached.forEach(device -> device.cancel(false));
        attached.clear();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
