package io.github.peerfire.phone.media.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.PublishedStream;
import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.AudioSource;
import io.github.peerfire.phone.media.device.BeatMeter;
import io.github.peerfire.phone.media.device.HeardTones;
import io.github.peerfire.phone.media.playout.AudioCounters;
import io.github.peerfire.phone.media.rate.PathState;
import io.github.peerfire.phone.media.rate.VideoQuality;
import io.github.peerfire.phone.media.video.VideoSource;
import io.github.peerfire.testbed.simulation.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The media of one phone in a simulated world: devices that are made up, the pipeline, and RTMFP. In place of a call's
 * signalling, each side plays what the other publishes under a name that both know.
 */
final class SimulatedPhone {

    /** What microphones hear in calls, if no beeps; in hertz. */
    static final double TONE = 440;

    private static final long MILLISECOND = 1_000_000;
    private static final long FRAME = AudioFrame.MILLISECONDS * MILLISECOND;
    private static final double FRAMES = 50;
    private static final long GLANCE = 10 * MILLISECOND;
    private static final long UPDATE = 500 * MILLISECOND;
    private static final long SECOND = 1000 * MILLISECOND;
    private static final String KEY_FRAME_REQUEST = "onKeyFrameRequest";
    private static final String AUDIO_REPEAT_REQUEST = "onAudioRepeatRequest";

    private final Simulation simulation;
    private final NetConnection connection;
    private final PublishedStream published;
    private final Streams out = new Streams();
    private final Streams in = new Streams();
    private final BeatMeter meter = new BeatMeter();
    private final HeardTones tones = new HeardTones(TONE);
    private final List<MediaEvent> events = new ArrayList<>();
    private final MediaPipeline pipeline;
    private Optional<NetStream> played = Optional.empty();
    private AudioCounters before = MediaCounters.NONE.sound();
    private long heldUntil;
    private boolean over;

    SimulatedPhone(Simulation simulation, NetConnection connection, String name, MediaCodecs codecs,
            VideoQuality best) {
        this.simulation = simulation;
        this.connection = connection;
        this.published = NetStream.publishDirect(connection, name, stream -> stream.onPeerConnect(subscriber -> {
            out.requestKeyFrame();
            return true;
        }));
        out.onAudio(published::audio);
        out.onVideo(published::video);
        in.onKeyFrameRequest(() -> published.send(KEY_FRAME_REQUEST));
        in.onAudioRepeatRequest(() -> published.send(AUDIO_REPEAT_REQUEST));
        this.pipeline = new MediaPipeline(out, in, codecs, best, simulation::now, events::add);
    }

    /** Plays what another publishes. */
    void play(SimulatedPhone other) {
        played = Optional.of(NetStream.playFrom(connection, other.connection.nearId(), other.published.name(),
                other.connection.localAddresses(), stream -> stream
                        .onAudio(in::audio)
                        .onVideo(in::video)
                        .onData((handler, values) -> {
                            if (handler.equals(KEY_FRAME_REQUEST)) {
                                out.requestKeyFrame();
                            } else if (handler.equals(AUDIO_REPEAT_REQUEST)) {
                                out.requestAudioRepeats();
                            }
                        })));
    }

    /** Switches the devices on, at a time of its own. */
    void start(AudioSource microphone, Optional<? extends VideoSource> camera, long phase) {
        short[] samples = new short[AudioFrame.SAMPLES];
        each(phase, () -> FRAME, now -> {
            microphone.read(samples, now);
            pipeline.captured(samples, now);
        });
        each(phase + FRAME / 2, () -> FRAME, now -> {
            AudioCounters earlier = pipeline.counters().sound();
            AudioFrame heard = pipeline.play(now, 0);
            AudioCounters since = pipeline.counters().sound().since(earlier);
            if (since.concealed() == 0) {
                meter.heard(heard.samples(), simulation.now());
            } else {
                meter.madeUp();
            }
            tones.heard(heard, since.concealed() > 0);
        });
        camera.ifPresent(source -> each(phase, () -> SECOND / pipeline.quality().framesPerSecond(),
                now -> pipeline.captured(source.read(now), now)));
        each(phase, () -> GLANCE, now -> pipeline.show(simulation.now())
                .ifPresent(frame -> meter.seen(frame, simulation.now())));
        each(phase, () -> UPDATE, now -> published.info().thenAccept(
                info -> pipeline.update(PathState.of(info), simulation.now())));
    }

    /** Lets no device's thread run for so long; each does what it missed thereafter, as if it had been in time. */
    void hold(long nanoseconds) {
        heldUntil = simulation.now() + nanoseconds;
    }

    /** What a device does. */
    private interface Step {

        void run(long now) throws DeviceException;
    }

    /** How long until it does it again. */
    private interface Period {

        long get();
    }

    private void each(long first, Period period, Step step) {
        at(simulation.now() + first, period, step);
    }

    private void at(long due, Period period, Step step) {
        simulation.at(Math.max(due, Math.max(heldUntil, simulation.now())), () -> {
            if (over) {
                return;
            }
            if (simulation.now() < heldUntil) {
                at(due, period, step);
                return;
            }
            try {
                step.run(due);
            } catch (DeviceException e) {
                throw new IllegalStateException(e);
            }
            at(due + period.get(), period, step);
        });
    }

    MediaPipeline pipeline() {
        return pipeline;
    }

    BeatMeter meter() {
        return meter;
    }

    /** What was heard as it was sent since {@link #measure}. */
    List<HeardTones.Tone> tones() {
        return tones.tones();
    }

    /** Begins to measure anew. */
    void measure() {
        meter.begin();
        tones.begin();
        before = pipeline.counters().sound();
    }

    /** What became of the sound since {@link #measure}. */
    AudioCounters counted() {
        return pipeline.counters().sound().since(before);
    }

    /** What was heard since {@link #measure} is as long as that is, and 99 of 100 frames were in time. */
    void everyFrameIsCounted(double seconds) {
        AudioCounters sound = counted();
        assertThat(sound.inTime() + sound.recovered() + sound.concealed() + sound.stretched() - sound.skipped())
                .as("frames of %s", sound).isCloseTo((long) (seconds * FRAMES), within(3L));
        assertThat(sound.shareInTime()).as("in time of %s; seed %d", sound, simulation.seed())
                .isGreaterThanOrEqualTo(0.99);
        assertThat(sound.malformed()).isZero();
    }

    List<MediaEvent> events() {
        return events;
    }

    void close() {
        over = true;
        played.ifPresent(NetStream::close);
        published.close();
        pipeline.close();
        connection.closeAsync();
    }
}
