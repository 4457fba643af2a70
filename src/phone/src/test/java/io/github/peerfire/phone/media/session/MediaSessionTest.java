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
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With threads, in real time; what fails is made up. */
@Timeout(20)
class MediaSessionTest {

    private final BlockingQueue<MediaEvent> events = new LinkedBlockingQueue<>();
    private final Streams loop = new Streams();
    private final AtomicBoolean unplugged = new AtomicBoolean();
    private Optional<MediaSession> session = Optional.empty();

    @TempDir
    private Path directory;

    private MediaSession start(MediaSettings settings, DeviceOpener devices) {
        MediaSession started = new MediaSession(loop, loop,
                () -> CompletableFuture.completedFuture(
                        new CallStatistics(Optional.empty(), Optional.empty(), Optional.empty())),
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
        MediaEvent event = events.poll(10, TimeUnit.SECONDS);
        while (!kind.isInstance(event)) {
            assertThat(event).as("in place of %s", kind.getSimpleName()).isNotNull();
            event = events.poll(10, TimeUnit.SECONDS);
        }
        return kind.cast(event);
    }

    /** Devices of which the microphone can be unplugged. */
    private final class Fragile implements DeviceOpener {

        private final MediaDevices devices = new MediaDevices();

        @Override
        public AudioSource openMicrophone(String name) throws DeviceException {
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
        assertThat(seen.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(320);
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
        while (media.pipeline().counters().audioReceived().messages() < 20
                || media.pipeline().counters().videoReceived().messages() < 5) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
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
        try (MicrophoneProbe probe = new MicrophoneProbe(new MediaDevices(), "tone")) {
            while (probe.level().bar() == 0) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            assertThat(probe.failure()).isEmpty();
        }
        try (MicrophoneProbe probe = new MicrophoneProbe(new MediaDevices(), "no such")) {
            while (probe.failure().isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
    }
}
