package io.github.peerfire.phone.media.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.CallStatistics;
import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.audio.AudioSink;
import io.github.peerfire.phone.media.audio.AudioSource;
import io.github.peerfire.phone.media.device.DeviceOpener;
import io.github.peerfire.phone.media.device.MediaDevices;
import io.github.peerfire.phone.media.device.OnceAtATime;
import io.github.peerfire.phone.media.video.VideoSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Devices that can be opened once at a time, as most can. */
@Timeout(60)
class RestingDevicesTest {

    private static final MediaSettings ALL = MediaSettings.NONE
            .withMicrophone("tone").withLoudspeaker("box").withCamera("test");

    private final OnceAtATime devices = new OnceAtATime();
    private final BlockingQueue<MediaEvent> failures = new LinkedBlockingQueue<>();
    private final List<MediaSession> sessions = new ArrayList<>();

    /** Knows the tone, the test picture, and a loudspeaker. */
    private final class Single implements DeviceOpener {

        private final MediaDevices made = new MediaDevices();

        @Override
        public AudioSource openMicrophone(String name) throws DeviceException {
            return devices.once(AudioSource.class, name, made.openMicrophone(name));
        }

        @Override
        public AudioSink openLoudspeaker(String name) throws DeviceException {
            return devices.once(AudioSink.class, name, made.openLoudspeaker(MediaDevices.NONE));
        }

        @Override
        public VideoSource openCamera(String name, int width, int height, double framesPerSecond)
                throws DeviceException {
            return devices.once(VideoSource.class, name, made.openCamera(name, width, height, framesPerSecond));
        }
    }

    private MediaSession start() {
        Streams loop = new Streams();
        MediaSession session = new MediaSession(loop, loop,
                () -> CompletableFuture.completedFuture(CallStatistics.NONE),
                MediaCodecs.available(), ALL, new Single(), event -> {
                    if (event instanceof MediaEvent.DeviceFailed) {
                        failures.add(event);
                    }
                });
        sessions.add(session);
        session.start();
        return session;
    }

    @AfterEach
    void end() {
        sessions.forEach(MediaSession::close);
    }

    private void await(String... wanted) throws InterruptedException {
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < wanted.length; i++) {
            seen.add(devices.changes.poll(15, TimeUnit.SECONDS));
        }
        assertThat(seen).containsExactlyInAnyOrder(wanted);
    }

    @Test
    void aCameraThatIsOffIsClosed() throws InterruptedException {
        MediaSession call = start();
        await("tone is open", "box is open", "test is open");
        call.setCameraOff(true);
        await("test is closed");
        call.setCameraOff(false);
        await("test is open");
    }

    @Test
    void aCallHasTheDevicesOfTheOneThatIsHeld() throws InterruptedException {
        MediaSession first = start();
        await("tone is open", "box is open", "test is open");
        first.setHeld(true);
        MediaSession second = start();
        await("tone is closed", "box is closed", "test is closed", "tone is open", "box is open", "test is open");
        second.setHeld(true);
        first.setHeld(false);
        await("tone is closed", "box is closed", "test is closed", "tone is open", "box is open", "test is open");
        assertThat(failures).isEmpty();
    }
}
