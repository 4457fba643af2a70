package io.github.peerfire.phone.swing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.phone.control.CallKind;
import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.DeviceFault;
import io.github.peerfire.phone.media.audio.AudioSink;
import io.github.peerfire.phone.media.audio.AudioSource;
import io.github.peerfire.phone.media.device.DeviceOpener;
import io.github.peerfire.phone.media.device.MediaDevices;
import io.github.peerfire.phone.media.device.OnceAtATime;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.phone.media.video.VideoSource;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.testbed.openfire.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeviceProbesTest {

    private static final int LIMIT_SECONDS = 60;
    private static final MediaSettings WANTED =
            MediaSettings.NONE.withMicrophone(MediaDevices.TONE).withCamera(MediaDevices.TEST);

    private final OnceAtATime devices = new OnceAtATime();
    private final BlockingQueue<Long> seen = new LinkedBlockingQueue<>();
    private final DeviceOpener opener = new Single();
    private final DeviceProbes probes = new DeviceProbes(opener, (frame, now) -> seen.add(now));

    @AfterEach
    void close() {
        probes.close();
    }

    @Test
    void eachThatFailsIsTold() {
        probes.use(MediaSettings.NONE.withMicrophone("no such microphone").withLoudspeaker("no such loudspeaker")
                .withCamera("no such camera"), PhoneSnapshot.NEW);
        assertThat(until(() -> probes.failures().size() > 2)).isTrue();
        assertThat(probes.failures()).extracting(DeviceException::fault)
                .containsExactly(
                        DeviceFault.NO_MICROPHONE, DeviceFault.NO_LOUDSPEAKER, DeviceFault.NO_CAMERA_SUPPORT);
        assertThat(probes.sees()).isFalse();
    }

    @Test
    void withoutACameraThereIsNothingToSee() throws Exception {
        probes.use(MediaSettings.NONE.withCamera(MediaDevices.TEST), PhoneSnapshot.NEW);
        assertThat(seen.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).isNotNull();
        assertThat(probes.sees()).isTrue();
        probes.use(MediaSettings.NONE, PhoneSnapshot.NEW);
        assertThat(probes.sees()).isFalse();
    }

    /** Names of devices may be found when nobody chooses any more. */
    @Test
    void noneIsTriedAfterTheEnd() {
        probes.close();
        probes.use(MediaSettings.NONE.withCamera(MediaDevices.TEST), PhoneSnapshot.NEW);
        assertThat(probes.sees()).isFalse();
    }

    @Test
    void aCallHasMicrophoneAndCameraForItself() {
        PhoneSnapshot calling = Snapshots.with(List.of(),
                List.of(Snapshots.call(1, CallKind.CONTACT, "Bob", CallPhase.ACTIVE)));
        probes.use(WANTED, PhoneSnapshot.NEW);
        assertThat(until(() -> devices.open.containsAll(Set.of(MediaDevices.TONE, MediaDevices.TEST)))).isTrue();
        probes.use(WANTED, calling);
        assertThat(until(devices.open::isEmpty)).isTrue();
        assertThat(probes.sees()).isFalse();
        assertThat(probes.failures()).isEmpty();
    }

    @Test
    void whatACallGivesBackAfterItsEndIsTriedUntilItCanBeUsed() throws Exception {
        VideoSource ofCall = opener.openCamera(MediaDevices.TEST, 320, 240, 15);
        probes.use(WANTED, PhoneSnapshot.NEW);
        assertThat(until(() -> devices.refused.contains(MediaDevices.TEST))).isTrue();
        ofCall.close();
        assertThat(seen.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).isNotNull();
        assertThat(until(probes::sees)).isTrue();
    }

    private static boolean until(BooleanSupplier reached) {
        return Patience.upTo(Duration.ofSeconds(LIMIT_SECONDS)).until(reached);
    }

    /** Knows devices that can be opened once at a time, as most can. */
    private final class Single implements DeviceOpener {

        private final MediaDevices made = new MediaDevices();

        @Override
        public AudioSource openMicrophone(String name) throws DeviceException {
            AudioSource device = made.openMicrophone(name);
            return name.equals(MediaDevices.NONE) ? device : devices.once(AudioSource.class, name, device);
        }

        @Override
        public AudioSink openLoudspeaker(String name) throws DeviceException {
            return made.openLoudspeaker(name);
        }

        @Override
        public VideoSource openCamera(String name, int width, int height, double framesPerSecond)
                throws DeviceException {
            return devices.once(VideoSource.class, name, made.openCamera(name, width, height, framesPerSecond));
        }
    }
}
