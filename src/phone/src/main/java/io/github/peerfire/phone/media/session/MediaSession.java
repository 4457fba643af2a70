package io.github.peerfire.phone.media.session;

import io.github.peerfire.client.CallStatistics;
import io.github.peerfire.client.LocalStream;
import io.github.peerfire.client.RemoteStream;
import io.github.peerfire.phone.media.DeviceKind;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.AudioSink;
import io.github.peerfire.phone.media.audio.AudioSource;
import io.github.peerfire.phone.media.device.CameraCard;
import io.github.peerfire.phone.media.device.DeviceOpener;
import io.github.peerfire.phone.media.device.MediaDevices;
import io.github.peerfire.phone.media.device.SilentSink;
import io.github.peerfire.phone.media.device.SilentSource;
import io.github.peerfire.phone.media.echo.EchoCanceller;
import io.github.peerfire.phone.media.echo.EchoCancellerProvider;
import io.github.peerfire.phone.media.echo.EchoCancellers;
import io.github.peerfire.phone.media.rate.PathState;
import io.github.peerfire.phone.media.rate.VideoQuality;
import io.github.peerfire.phone.media.video.VideoFrame;
import io.github.peerfire.phone.media.video.VideoSink;
import io.github.peerfire.phone.media.video.VideoSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Microphone, loudspeaker, camera and screen of one call, each with a thread of its own.
 *
 * <pre>{@code
 * MediaSession media = new MediaSession(call.local(), call.remote(), call::statistics, MediaCodecs.available(),
 *         MediaSettings.DEFAULT.withCamera("test"), new MediaDevices(), event -> log.info("{}", event));
 * media.onPicture((frame, now) -> window.show(frame));
 * media.start();
 * }</pre>
 *
 * <p>A device that fails never ends a call: silence or a sign takes its place, an event says so, and it is
 * tried again. All methods may be called from any thread and return at once, but for {@link #close}.
 */
public final class MediaSession implements AutoCloseable {

    private static final long FRAME = DeviceLoop.nanoseconds(AudioFrame.MILLISECONDS);
    private static final long GLANCE = DeviceLoop.nanoseconds(10);
    private static final long UPDATE = DeviceLoop.nanoseconds(500);
    private static final long SECOND = DeviceLoop.nanoseconds(1000);

    private final MediaPipeline pipeline;
    private final Supplier<CompletableFuture<CallStatistics>> statistics;
    private final Recorder recorder;
    private final DeviceSlot<AudioSource> microphone;
    private final DeviceSlot<AudioSink> loudspeaker;
    private final DeviceSlot<VideoSource> camera;
    private final List<DeviceLoop> loops;
    private volatile String cameraName;
    private volatile boolean cameraOff;
    private volatile boolean held;
    private volatile VideoSink screen = VideoSink.NONE;
    private volatile VideoSink mirror = VideoSink.NONE;
    private volatile Consumer<AudioFrame> listener = frame -> { };
    private long updateAt = System.nanoTime();
    private boolean closed;

    /**
     * Joins the streams; devices stay closed until {@link #start}.
     *
     * @param statistics of the call, for how the way to the other side is
     * @param events is told what happens, on any thread; must not block
     */
    public MediaSession(LocalStream local, RemoteStream remote, Supplier<CompletableFuture<CallStatistics>> statistics,
            MediaCodecs codecs, MediaSettings settings, DeviceOpener devices, Consumer<MediaEvent> events) {
        this.statistics = statistics;
        this.recorder = new Recorder(events);
        settings.recording().ifPresent(recorder::begin);
        VideoQuality best = settings.quality();
        this.pipeline = new MediaPipeline(local, new RecordedStream(remote, recorder), codecs, best, System::nanoTime,
                events);
        setEchoCancellation(settings.echoCancellation());
        this.cameraName = settings.camera();
        microphone = new DeviceSlot<>(DeviceKind.MICROPHONE, settings.microphone(), devices::openMicrophone,
                SilentSource::new, events);
        loudspeaker = new DeviceSlot<>(DeviceKind.LOUDSPEAKER, settings.loudspeaker(), devices::openLoudspeaker,
                SilentSink::new, events);
        camera = new DeviceSlot<>(DeviceKind.CAMERA, settings.camera(),
                name -> devices.openCamera(name, best.width(), best.height(), best.framesPerSecond()),
                () -> new CameraCard(best.width(), best.height()), events);
        loops = List.of(
                new DeviceLoop("peerfire-microphone", () -> FRAME, this::hear, microphone::close),
                new DeviceLoop("peerfire-loudspeaker", () -> FRAME, this::play, loudspeaker::close),
                new DeviceLoop("peerfire-camera", this::pictureInterval, this::see, camera::close),
                new DeviceLoop("peerfire-screen", () -> GLANCE, this::show, () -> { }));
    }

    /** Opens the devices and begins. Only once. */
    public void start() {
        loops.forEach(DeviceLoop::start);
    }

    private boolean hear(long due) {
        short[] samples = new short[AudioFrame.SAMPLES];
        if (held) {
            microphone.close();
            pipeline.captured(samples, due);
            return false;
        }
        AudioSource source = microphone.device(due);
        microphone.use(due, device -> device.read(samples, due));
        pipeline.captured(samples, source.isPaced() ? System.nanoTime() : due);
        return source.isPaced();
    }

    private boolean play(long due) {
        if (held && !MediaDevices.isRecording(loudspeaker.wanted())) {
            loudspeaker.close();
            listener.accept(pipeline.play(due, 0));
            return false;
        }
        AudioSink sink = loudspeaker.device(due);
        AudioFrame frame = pipeline.play(due, sink.delay());
        listener.accept(frame);
        loudspeaker.use(due, device -> device.write(frame.samples()));
        return sink.isPaced();
    }

    private boolean see(long due) {
        if (held || cameraOff || cameraName.equals(MediaDevices.NONE)) {
            camera.close();
            return false;
        }
        VideoSource source = camera.device(due);
        camera.use(due, device -> {
            VideoFrame frame = device.read(due);
            mirror.show(frame, due);
            pipeline.captured(frame, due);
        });
        return source.isPaced();
    }

    private long pictureInterval() {
        // The sign does not move.
        return camera.isSubstituted() ? SECOND : SECOND / pipeline.quality().framesPerSecond();
    }

    private boolean show(long due) {
        long now = System.nanoTime();
        pipeline.show(now).ifPresent(frame -> screen.show(frame, now));
        if (now - updateAt >= UPDATE) {
            updateAt = now;
            statistics.get().thenAccept(state -> state.sent().ifPresent(
                    sent -> pipeline.update(PathState.of(sent), now)));
        }
        return false;
    }

    /** Gets the other side's pictures, when they are to be shown; one sink, a later one replaces it. */
    public void onPicture(VideoSink sink) {
        screen = sink;
    }

    /** Gets the camera's pictures; one sink, a later one replaces it. */
    public void onOwnPicture(VideoSink sink) {
        mirror = sink;
    }

    /** Gets what is heard of the other side, 50 times a second, after the volume; one listener. */
    public void onSound(Consumer<AudioFrame> frames) {
        listener = frames;
    }

    /** Uses another microphone from now on. */
    public void setMicrophone(String name) {
        microphone.choose(name);
    }

    /** Uses another loudspeaker from now on. */
    public void setLoudspeaker(String name) {
        loudspeaker.choose(name);
    }

    /** Uses another camera from now on; "none" sends no pictures. */
    public synchronized void setCamera(String name) {
        if (!name.equals(MediaDevices.NONE)) {
            // Before the camera's thread may open it.
            camera.choose(name);
        }
        cameraName = name;
        setCameraOff(cameraOff);
    }

    /** Whether no pictures are sent; the camera is given back meanwhile, and its light goes out. */
    public synchronized void setCameraOff(boolean off) {
        cameraOff = off;
        pipeline.setCameraOff(off || cameraName.equals(MediaDevices.NONE));
    }

    /**
     * Whether nothing is sent, heard or shown; devices are given back meanwhile, so that another call can have them. A
     * recording goes on.
     */
    public void setHeld(boolean hold) {
        held = hold;
        pipeline.setHeld(hold);
    }

    /**
     * Takes echoes out of what the microphone hears from now on, or not. Without anything on the class path that can,
     * nothing changes; the first time it may take a second to look.
     */
    public void setEchoCancellation(boolean wanted) {
        Optional<EchoCancellerProvider> provider = wanted ? EchoCancellers.best() : Optional.empty();
        pipeline.cancelEcho(provider.map(EchoCancellerProvider::newEchoCanceller).orElse(EchoCanceller.NONE));
    }

    /** Codecs, mute, volume, levels and counters. */
    public MediaPipeline pipeline() {
        return pipeline;
    }

    /** Gives the devices back, waiting a second for each at most. Idempotent. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        loops.forEach(DeviceLoop::close);
        loops.forEach(DeviceLoop::join);
        pipeline.close();
        recorder.close();
    }
}
