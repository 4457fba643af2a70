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
import io.github.peerfire.phone.media.device.PictureClock;
import io.github.peerfire.phone.media.device.SilentSink;
import io.github.peerfire.phone.media.device.SilentSource;
import io.github.peerfire.phone.media.video.VideoFrame;
import io.github.peerfire.phone.media.video.VideoSource;
import io.github.peerfire.testbed.openfire.Patience;
import io.github.peerfire.testbed.sound.Headset;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Devices that fail in the middle of a call, with threads and in real time. */
@Timeout(180)
class DeviceLossTest {

    private final BlockingQueue<MediaEvent> events = new LinkedBlockingQueue<>();
    private final Set<String> unplugged = ConcurrentHashMap.newKeySet();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final MediaDevices devices = new MediaDevices();
    private final Streams loop = new Streams();
    private MediaSession session;

    /** A loudspeaker, a camera and a microphone that can be unplugged by their names, and one that hangs. */
    private final class Fragile implements DeviceOpener {

        private void check(String name) throws DeviceException {
            if (unplugged.contains(name)) {
                throw new DeviceException(DeviceFault.LOST, name);
            }
        }

        @Override
        public AudioSource openMicrophone(String name) throws DeviceException {
            check(name);
            if (!name.equals("hangs")) {
                return devices.openMicrophone(name);
            }
            return new Hanging();
        }

        @Override
        public AudioSink openLoudspeaker(String name) throws DeviceException {
            check(name);
            return new FragileSink(name);
        }

        @Override
        public VideoSource openCamera(String name, int width, int height, double framesPerSecond)
                throws DeviceException {
            check(name);
            return new FragileCamera(name, devices.openCamera("test", width, height, framesPerSecond));
        }
    }

    /** Never gives what it was asked for. */
    private final class Hanging implements AudioSource {

        private final SilentSource silence = new SilentSource();

        @Override
        public String name() {
            return "hangs";
        }

        @Override
        public boolean isPaced() {
            return true;
        }

        @Override
        public void read(short[] samples, long now) {
            boolean interrupted = false;
            while (hanging.getCount() > 0) {
                try {
                    hanging.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            silence.read(samples, now);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            silence.close();
        }
    }

    private final class FragileSink implements AudioSink {

        private final String name;
        private final SilentSink sink = new SilentSink();

        FragileSink(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean isPaced() {
            return sink.isPaced();
        }

        @Override
        public void write(short[] samples) throws DeviceException {
            if (unplugged.contains(name)) {
                throw new DeviceException(DeviceFault.LOST, name);
            }
        }

        @Override
        public long delay() {
            return 0;
        }

        @Override
        public void close() {
            sink.close();
        }
    }

    private final class FragileCamera implements VideoSource {

        private final String name;
        private final VideoSource source;

        FragileCamera(String name, VideoSource source) {
            this.name = name;
            this.source = source;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean isPaced() {
            return source.isPaced();
        }

        @Override
        public VideoFrame read(long now) throws DeviceException {
            if (unplugged.contains(name)) {
                throw new DeviceException(DeviceFault.LOST, name);
            }
            return source.read(now);
        }

        @Override
        public void close() {
            source.close();
        }
    }

    private void start(MediaSettings settings) {
        start(settings, new Fragile());
    }

    private void start(MediaSettings settings, DeviceOpener opener) {
        session = new MediaSession(loop, loop,
                () -> CompletableFuture.completedFuture(CallStatistics.NONE),
                MediaCodecs.available(), settings, opener, events::add);
        session.start();
    }

    @AfterEach
    void end() {
        hanging.countDown();
        session.close();
    }

    private <T extends MediaEvent> T await(Class<T> kind) throws InterruptedException {
        MediaEvent event = events.poll(15, TimeUnit.SECONDS);
        while (!kind.isInstance(event)) {
            assertThat(event).as("in place of %s", kind.getSimpleName()).isNotNull();
            event = events.poll(15, TimeUnit.SECONDS);
        }
        return kind.cast(event);
    }

    private void awaitOpened(DeviceKind kind, String name) throws InterruptedException {
        MediaEvent.DeviceOpened opened = await(MediaEvent.DeviceOpened.class);
        while (opened.kind() != kind || !opened.name().equals(name)) {
            opened = await(MediaEvent.DeviceOpened.class);
        }
    }

    private void awaitLoss(DeviceKind kind, String name) throws InterruptedException {
        unplugged.add(name);
        MediaEvent.DeviceFailed failed = await(MediaEvent.DeviceFailed.class);
        assertThat(failed.kind()).isEqualTo(kind);
        assertThat(failed.reason().explain(Locale.ENGLISH)).isEqualTo("\"" + name + "\" was disconnected. "
                + "Connect it again, or choose another device; the call goes on without it.");
    }

    @Test
    void aLoudspeakerThatIsUnpluggedInMidCallIsReplacedByAnother() throws InterruptedException {
        start(MediaSettings.NONE.withMicrophone("tone").withLoudspeaker("box"));
        awaitOpened(DeviceKind.LOUDSPEAKER, "box");
        awaitLoss(DeviceKind.LOUDSPEAKER, "box");
        BlockingQueue<Boolean> heard = new LinkedBlockingQueue<>();
        session.onSound(frame -> heard.add(true));
        assertThat(heard.poll(15, TimeUnit.SECONDS)).as("the far end is still played").isTrue();
        session.setLoudspeaker("headset");
        awaitOpened(DeviceKind.LOUDSPEAKER, "headset");
    }

    @Test
    void aCameraThatIsUnpluggedInMidCallComesBackByItself() throws InterruptedException {
        start(MediaSettings.NONE.withCamera("eye"));
        awaitOpened(DeviceKind.CAMERA, "eye");
        awaitLoss(DeviceKind.CAMERA, "eye");
        BlockingQueue<VideoFrame> seen = new LinkedBlockingQueue<>();
        session.onOwnPicture((frame, now) -> seen.add(frame));
        VideoFrame sign = seen.poll(15, TimeUnit.SECONDS);
        assertThat(sign).as("a picture is sent").isNotNull();
        assertThat(PictureClock.read(sign)).as("which is not the test picture").isEmpty();
        unplugged.clear();
        awaitOpened(DeviceKind.CAMERA, "eye");
    }

    @Test
    void aCameraCanBeChangedAndSwitchedOffInMidCall() throws InterruptedException {
        start(MediaSettings.NONE.withCamera("eye"));
        awaitOpened(DeviceKind.CAMERA, "eye");
        session.setCamera("other eye");
        awaitOpened(DeviceKind.CAMERA, "other eye");
        session.setCamera(MediaDevices.NONE);
        session.setCamera("eye");
        awaitOpened(DeviceKind.CAMERA, "eye");
    }

    @Test
    void aMicrophoneThatHangsHoldsUpNeitherWhatIsHeardNorTheEnd() throws InterruptedException {
        start(MediaSettings.NONE.withMicrophone("hangs").withLoudspeaker("box"));
        awaitOpened(DeviceKind.MICROPHONE, "hangs");
        BlockingQueue<Boolean> heard = new LinkedBlockingQueue<>();
        session.onSound(frame -> heard.add(true));
        for (int i = 0; i < 10; i++) {
            assertThat(heard.poll(15, TimeUnit.SECONDS)).isTrue();
        }
        CompletableFuture.runAsync(session::close).orTimeout(60, TimeUnit.SECONDS).join();
    }

    /** As Java Sound has it: what is taken says so when it is opened, what is pulled out when it is used. */
    @Test
    void aHeadsetThatAnotherProgramHasAndThatIsPulledOutThenIsUsedWhenItCanBe() throws InterruptedException {
        Headset headset = new Headset("Headset", 48_000, 2).plugIn();
        headset.setTaken(true);
        start(MediaSettings.NONE.withMicrophone("Headset").withLoudspeaker("Headset"), devices);
        bothFail("\"Headset\" cannot be used. Close other programs that use it, or choose another device.");
        headset.setTaken(false);
        session.setMicrophone("Headset");
        session.setLoudspeaker("Headset");
        awaitBothOpened();
        assertThat(Patience.upTo(Duration.ofSeconds(15)).until(headset::isPlaying)).as("it hears itself").isTrue();
        headset.pullOut();
        bothFail("\"Headset\" was disconnected. Connect it again, or choose another device; the call goes on without "
                + "it.");
        headset.plugIn();
        awaitBothOpened();
        assertThat(Patience.upTo(Duration.ofSeconds(15)).until(headset::isPlaying)).as("as before").isTrue();
        session.close();
        assertThat(headset.openLines()).isZero();
        headset.pullOut();
    }

    private void bothFail(String sentence) throws InterruptedException {
        List<MediaEvent.DeviceFailed> failed =
                List.of(await(MediaEvent.DeviceFailed.class), await(MediaEvent.DeviceFailed.class));
        assertThat(failed).extracting(MediaEvent.DeviceFailed::kind)
                .containsExactlyInAnyOrder(DeviceKind.MICROPHONE, DeviceKind.LOUDSPEAKER);
        assertThat(failed).allMatch(event -> event.reason().explain(Locale.ENGLISH).equals(sentence));
    }

    private void awaitBothOpened() throws InterruptedException {
        List<MediaEvent.DeviceOpened> opened =
                List.of(await(MediaEvent.DeviceOpened.class), await(MediaEvent.DeviceOpened.class));
        assertThat(opened).extracting(MediaEvent.DeviceOpened::kind)
                .containsExactlyInAnyOrder(DeviceKind.MICROPHONE, DeviceKind.LOUDSPEAKER);
    }
}
