package io.github.peerfire.phone.control;

import io.github.peerfire.client.CallStatistics;
import io.github.peerfire.client.LocalStream;
import io.github.peerfire.client.RemoteStream;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.device.MediaDevices;
import io.github.peerfire.phone.media.session.MediaCounters;
import io.github.peerfire.phone.media.session.MediaEvent;
import io.github.peerfire.phone.media.session.MediaPipeline;
import io.github.peerfire.phone.media.session.MediaSession;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.phone.media.video.VideoSink;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The devices of a call of two. On the controller's thread. */
final class CallDevices {

    private final CallContext context;
    private final boolean video;
    private final Consumer<MediaEvent> events;
    private Optional<UsedDevices> used = Optional.empty();

    /**
     * Keeps them closed.
     *
     * @param video whether a camera is wanted at all
     * @param events is told what happens to devices and codecs, on any thread
     */
    CallDevices(CallContext context, boolean video, Consumer<MediaEvent> events) {
        this.context = context;
        this.video = video;
        this.events = events;
    }

    boolean isOpen() {
        return used.isPresent();
    }

    /**
     * Opens them; only once.
     *
     * @param codecs chooses what is sent
     */
    void open(LocalStream local, RemoteStream remote, Supplier<CompletableFuture<CallStatistics>> statistics,
            Consumer<MediaPipeline> codecs) {
        MediaSettings first = wanted(context.devices());
        context.tellIfUnseen(video, first);
        MediaSession made = new MediaSession(local, remote, statistics, context.codecs(), first, context.opener(),
                events);
        codecs.accept(made.pipeline());
        made.pipeline().setVolume(context.volume());
        made.start();
        used = Optional.of(new UsedDevices(made, first));
    }

    private MediaSettings wanted(MediaSettings devices) {
        return video ? devices : devices.withCamera(MediaDevices.NONE);
    }

    /** What is muted or held rests. */
    void rest(CallSnapshot now) {
        used.ifPresent(devices -> {
            MediaSession session = devices.session();
            session.pipeline().setMuted(now.muted());
            session.setCameraOff(now.cameraOff());
            session.setHeld(now.held() || !now.active());
        });
    }

    void use(MediaSettings devices, double volume) {
        used.ifPresent(present -> {
            present.session().pipeline().setVolume(volume);
            present.use(wanted(devices));
        });
    }

    Optional<CallView> view() {
        return used.map(devices -> new View(devices.session()));
    }

    void close() {
        used.ifPresent(devices -> context.giveBack(devices.session()::close));
    }

    /** What faces get of it. */
    private record View(MediaSession session) implements CallView {

        @Override
        public void onPicture(String member, VideoSink sink) {
            session.onPicture(sink);
        }

        @Override
        public void onOwnPicture(VideoSink sink) {
            session.onOwnPicture(sink);
        }

        @Override
        public void onSound(Consumer<AudioFrame> frames) {
            session.onSound(frames);
        }

        @Override
        public MediaCounters counters(String member) {
            return session.pipeline().counters();
        }

        @Override
        public double microphoneLevel() {
            return session.pipeline().microphoneLevel().bar();
        }

        @Override
        public double loudspeakerLevel() {
            return session.pipeline().loudspeakerLevel().bar();
        }
    }
}
