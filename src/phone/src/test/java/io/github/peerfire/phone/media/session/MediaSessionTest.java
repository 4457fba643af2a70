package io.github.peerfire.phone.media.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.CallStatistics;
import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.DeviceFault;
import io.github.peerfire.phone.media.DeviceKind;
import io.github.peerfire.phone.media.audio.AudioSink;
import io.github.peerfire.phone.media.audio.AudioSource;
import io.github.peerfire.phone.media.device.DeviceOpener;
import io.github.peerfire.phone.media.device.MediaDevices;
import io.github.peerfire.phone.media.video.VideoSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With threads, in real time; what fails is made up. */
@Timeout(180)
class MediaSessionTest {

    private final BlockingQueue<MediaEvent> events = new LinkedBlockingQueue<>();
    private final Streams loop = new Streams();
    private final AtomicBoolean unplugged = new AtomicBoolean();
    private Optional<MediaSession> session = Optional.empty();

    @TempDir
    private Path directory;

    private MediaSession start(MediaSettings settings, DeviceOpener devices) {
        MediaSession started = new MediaSession(loop, loop,
                () -> CompletableFuture.completedFuture(CallStatistics.NONE),
                MediaCodecs.available(), settings, devices, events::add);
        session = Optional.of(started);
        started.start();
        return started;
    }

    @AfterEach
    void end() {
        session.ifPresent(MediaSession::close);
    }

    private <T extends MediaEvent> T await(Class<T> kind) throws InterruptedException {
        MediaEvent event = events.poll(60, TimeUnit.SECONDS);
        while (!kind.isInstance(event)) {
            assertThat(event).as("in place of %s", kind.getSimpleName()).isNotNull();
            event = events.poll(60, TimeUnit.SECONDS);
        }
        return kind.cast(event);
    }

    /** Devices of which the microphone can be unplugged, and that tell when it is used. */
    private final class Fragile implements DeviceOpener {

        private final MediaDevices devices = new MediaDevices();
        private final CountDownLatch opened = new CountDownLatch(1);
        /** With the second, what came of the first has been dealt with. */
        private final CountDownLatch read = new CountDownLatch(2);

        @Override
        public AudioSource openMicrophone(String name) throws DeviceException {
            opened.countDown();
            if (unplugged.get()) {
                throw new DeviceException(DeviceFault.NO_MICROPHONE, name);
            }
            AudioSource source = devices.openMicrophone(name);
            return new AudioSource() {

                @Override
                public String name() {
                    return source.name();
                }

                @Override
                public boolean isPaced() {
                    return source.isPaced();
                }

                @Override
                public void read(short[] samples, long now) throws DeviceException {
                    if (unplugged.get()) {
                        throw new DeviceException(DeviceFault.LOST, name);
                    }
                    source.read(samples, now);
                    read.countDown();
                }

                @Override
                public void close() {
                    source.close();
                }
            };
        }

        @Override
        public AudioSink openLoudspeaker(String name) throws DeviceException {
            return devices.openLoudspeaker(name);
        }

        @Override
        public VideoSource openCamera(String name, int width, int height, double framesPerSecond)
                throws DeviceException {
            return devices.openCamera(name, width, height, framesPerSecond);
        }
    }

    @Test
    void whatIsSentIsHeardAndSeenAndAnotherDeviceCanBeChosen() throws InterruptedException {
        CompletableFuture<Integer> seen = new CompletableFuture<>();
        MediaSession media = start(MediaSettings.NONE.withMicrophone("tone").withCamera("test"), new MediaDevices());
        media.onPicture((frame, now) -> seen.complete(frame.width()));
        await(MediaEvent.FirstAudio.class);
        assertThat(seen.orTimeout(60, TimeUnit.SECONDS).join()).isEqualTo(320);
        events.clear();
        media.setMicrophone("beat");
        assertThat(await(MediaEvent.DeviceOpened.class)).isEqualTo(
                new MediaEvent.DeviceOpened(DeviceKind.MICROPHONE, "beat"));
    }

    @Test
    void aMicrophoneThatIsUnpluggedIsReplacedBySilenceAndComesBack() throws InterruptedException {
        MediaSession media = start(MediaSettings.NONE.withMicrophone("tone"), new Fragile());
        await(MediaEvent.FirstAudio.class);
        unplugged.set(true);
        MediaEvent.DeviceFailed failed = await(MediaEvent.DeviceFailed.class);
        assertThat(failed.kind()).isEqualTo(DeviceKind.MICROPHONE);
        assertThat(failed.reason().getMessage()).startsWith("\"tone\" was disconnected.");
        long sent = media.pipeline().counters().audioSent().messages();
        events.clear();
        unplugged.set(false);
        assertThat(await(MediaEvent.DeviceOpened.class).name()).isEqualTo("tone");
        assertThat(media.pipeline().counters().audioSent().messages()).isGreaterThan(sent + 50);
    }

    @Test
    void devicesThatAreNotThereAreToldOnceAndTheCallGoesOn() throws InterruptedException {
        MediaSession media = start(MediaSettings.NONE.withMicrophone("no such").withLoudspeaker("no such")
                .withCamera("no such"), new MediaDevices());
        assertThat(loop.awaitMessages()).isTrue();
        media.close();
        events.removeIf(event -> !(event instanceof MediaEvent.DeviceFailed));
        assertThat(events).hasSize(3);
    }

    @Test
    void whatArrivesIsRecordedAndAFileThatCannotBeWrittenIsNoEnd() throws Exception {
        Path file = directory.resolve("call.flv");
        start(MediaSettings.NONE.withMicrophone("tone").withRecording(file), new MediaDevices());
        await(MediaEvent.FirstAudio.class);
        session.orElseThrow().close();
        assertThat(Files.size(file)).isGreaterThan(13);
        start(MediaSettings.NONE.withRecording(directory.resolve("none").resolve("x.flv")), new MediaDevices());
        // Which of both comes first nobody knows.
        Map<Class<?>, MediaEvent> seen = new HashMap<>();
        while (!seen.keySet().containsAll(List.of(MediaEvent.RecordingFailed.class, MediaEvent.FirstAudio.class))) {
            MediaEvent event = await(MediaEvent.class);
            seen.put(event.getClass(), event);
        }
        assertThat(((MediaEvent.RecordingFailed) seen.get(MediaEvent.RecordingFailed.class)).reason().fault())
                .isEqualTo(DeviceFault.UNWRITABLE_FILE);
    }

    @Test
    void aProbeShowsTheLevelOrWhyThereIsNone() throws InterruptedException {
        Fragile devices = new Fragile();
        try (MicrophoneProbe probe = new MicrophoneProbe(devices, "tone")) {
            assertThat(devices.read.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(probe.level().bar()).isPositive();
            assertThat(probe.failure()).isEmpty();
        }
        Fragile none = new Fragile();
        MicrophoneProbe probe = new MicrophoneProbe(none, "no such");
        assertThat(none.opened.await(60, TimeUnit.SECONDS)).isTrue();
        probe.close();
        assertThat(probe.failure()).isPresent();
    }
}
