package io.github.peerfire.phone.media.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.phone.SmallDisk;
import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.DeviceKind;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.AudioSink;
import io.github.peerfire.phone.media.audio.AudioSource;
import io.github.peerfire.phone.media.device.FlvRecording;
import io.github.peerfire.phone.media.device.MediaDevices;
import io.github.peerfire.phone.media.device.SilentSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded while the disk becomes full in the middle of a call, and when there is room again. */
@Timeout(180)
class FullDiskTest {

    /** So much is kept for certain: the disk has 64 KiB, of which something else takes a quarter. */
    private static final int KEPT = 32 << 10;
    private static final int FRAMES_KEPT = KEPT / (AudioFrame.SAMPLES * Short.BYTES);
    private static final int FRAMES_A_SECOND = 1000 / AudioFrame.MILLISECONDS;
    /** Far more than there is room for. */
    private static final int MESSAGES = 200;
    private static final int MESSAGE = 1000;

    private final MediaDevices devices = new MediaDevices();
    private final BlockingQueue<MediaEvent> events = new LinkedBlockingQueue<>();
    private final Recorder recorder = new Recorder(events::add);

    @TempDir
    private Path directory;

    private SmallDisk disk;
    private Path small;
    private Path other;

    @BeforeEach
    void fillAQuarter() throws IOException {
        small = Files.createDirectory(directory.resolve("small"));
        disk = SmallDisk.at(small);
        other = Files.write(small.resolve("other"), new byte[16 << 10]);
    }

    @AfterEach
    void end() {
        recorder.close();
        if (disk != null) {
            disk.close();
        }
    }

    private static void assertSaid(DeviceException reason, Path file) {
        assertThat(reason.explain(Locale.ENGLISH)).contains(file.toString(), "disk is full", "the call goes on");
    }

    @Test
    void theSoundThatWasWrittenStaysAndThereIsAnotherFileOnceThereIsRoom() throws Exception {
        Path first = small.resolve("call.wav");
        try (DeviceSlot<AudioSink> slot = new DeviceSlot<>(DeviceKind.LOUDSPEAKER, first.toString(),
                devices::openLoudspeaker, SilentSink::new, events::add)) {
            for (int i = 0; i < FRAMES_A_SECOND * 20; i++) {
                play(slot, i);
            }
            assertThat(events.poll()).isInstanceOf(MediaEvent.DeviceOpened.class);
            assertSaid(((MediaEvent.DeviceFailed) events.poll()).reason(), first);
            assertThat(events).as("in the rest of twenty seconds").isEmpty();
            assertPlays(devices.openMicrophone(first.toString()));
            byte[] kept = Files.readAllBytes(first);
            Files.delete(other);
            for (int i = FRAMES_A_SECOND * 20; events.isEmpty() && i < FRAMES_A_SECOND * 25; i++) {
                play(slot, i);
            }
            assertThat(events.poll()).isInstanceOf(MediaEvent.DeviceOpened.class);
            assertThat(first).hasBinaryContent(kept);
            assertThat(small.resolve("call-2.wav")).isNotEmptyFile();
        }
        assertThat(events).isEmpty();
    }

    /** Each frame has samples of its own. */
    private static void play(DeviceSlot<AudioSink> slot, int i) {
        short[] samples = new short[AudioFrame.SAMPLES];
        Arrays.fill(samples, (short) i);
        slot.use(TimeUnit.MILLISECONDS.toNanos((long) i * AudioFrame.MILLISECONDS), sink -> sink.write(samples));
    }

    private static void assertPlays(AudioSource recorded) throws DeviceException {
        short[] samples = new short[AudioFrame.SAMPLES];
        for (int i = 0; i < FRAMES_KEPT; i++) {
            recorded.read(samples, 0);
            assertThat(samples).containsOnly((short) i);
        }
    }

    @Test
    void whatArrivedStaysAndAnotherRecordingIsAnotherFile() throws Exception {
        Path first = small.resolve("call.flv");
        recorder.begin(first);
        arrive();
        assertSaid(((MediaEvent.RecordingFailed) events.poll(60, TimeUnit.SECONDS)).reason(), first);
        arrive();
        recorder.end();
        byte[] kept = Files.readAllBytes(first);
        assertThat(kept.length).isGreaterThan(KEPT);
        assertThat(whole()).startsWith(kept);
        Files.delete(other);
        recorder.begin(first);
        recorder.take(FlvRecording.AUDIO, 0, message(0));
        recorder.close();
        assertThat(first).hasBinaryContent(kept);
        assertThat(small.resolve("call-2.flv")).isNotEmptyFile();
        assertThat(events).isEmpty();
    }

    private static byte[] message(int i) {
        byte[] message = new byte[MESSAGE];
        Arrays.fill(message, (byte) i);
        message[0] = (byte) 0xb2;
        return message;
    }

    private void arrive() {
        for (int i = 0; i < MESSAGES; i++) {
            recorder.take(FlvRecording.AUDIO, (long) i * AudioFrame.MILLISECONDS, message(i));
        }
    }

    /** The same on a disk with room. */
    private byte[] whole() throws Exception {
        Path file = directory.resolve("whole.flv");
        try (FlvRecording recording = FlvRecording.open(file)) {
            for (int i = 0; i < MESSAGES; i++) {
                recording.write(FlvRecording.AUDIO, (long) i * AudioFrame.MILLISECONDS, message(i));
            }
        }
        return Files.readAllBytes(file);
    }
}
