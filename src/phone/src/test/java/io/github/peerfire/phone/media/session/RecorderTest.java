package io.github.peerfire.phone.media.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.peerfire.phone.media.DeviceFault;
import io.github.peerfire.phone.media.device.FlvRecording;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class RecorderTest {

    /** Linux's file for which there is never room. */
    private static final Path FULL = Path.of("/dev/full");
    private static final byte[] SOUND = {(byte) 0xb2, 1, 2, 3};
    /** Of Enhanced RTMP: the head of Opus, and Opus. */
    private static final byte[] HEAD = {(byte) 0x90, 'O', 'p', 'u', 's', 7};
    private static final byte[] OPUS = {(byte) 0x91, 'O', 'p', 'u', 's', 8};
    private static final int HEADER = 13;
    private static final int AROUND_TAG = 15;

    private final BlockingQueue<MediaEvent> events = new LinkedBlockingQueue<>();
    private final Recorder recorder = new Recorder(events::add);

    @TempDir
    private Path directory;

    @AfterEach
    void end() {
        recorder.close();
    }

    private void take(int count, byte[] tag) {
        for (int i = 0; i < count; i++) {
            recorder.take(FlvRecording.AUDIO, 20L * i, tag);
        }
    }

    @Test
    void onlyWhatComesBetweenBeginAndEndIsKept() throws IOException {
        Path file = directory.resolve("x.flv");
        take(3, SOUND);
        recorder.begin(file);
        assertThat(recorder.isRecording()).isTrue();
        take(4, SOUND);
        recorder.end();
        assertThat(recorder.isRecording()).isFalse();
        take(5, SOUND);
        recorder.close();
        assertThat(Files.size(file)).isEqualTo(HEADER + 4 * (AROUND_TAG + SOUND.length));
        assertThat(events).isEmpty();
    }

    @Test
    void aFileThatBeginsInMidCallHasTheDecodersConfigurationToo() throws IOException {
        Path file = directory.resolve("x.flv");
        take(1, HEAD);
        take(50, OPUS);
        recorder.begin(file);
        take(2, OPUS);
        recorder.close();
        byte[] written = Files.readAllBytes(file);
        assertThat(written).hasSize(HEADER + 3 * (AROUND_TAG + OPUS.length));
        assertThat(written).containsSubsequence(HEAD).containsSubsequence(OPUS);
    }

    @Test
    void aFullDiskIsSaidInOneSentenceOnceAndAnotherFileCanBeBegunThen() throws Exception {
        assumeTrue(Files.isWritable(FULL), "no file that is always full");
        recorder.begin(FULL);
        take(900, SOUND);
        MediaEvent.RecordingFailed failed = (MediaEvent.RecordingFailed) events.poll(60, TimeUnit.SECONDS);
        assertThat(failed.reason().fault()).isEqualTo(DeviceFault.UNWRITABLE_FILE);
        assertThat(failed.reason().explain(Locale.ENGLISH)).contains("/dev/full").contains("disk is full")
                .contains("the call goes on");
        assertThat(recorder.isRecording()).isFalse();
        take(900, SOUND);
        Path file = directory.resolve("x.flv");
        recorder.begin(file);
        take(1, SOUND);
        recorder.close();
        assertThat(Files.size(file)).isEqualTo(HEADER + AROUND_TAG + SOUND.length);
        assertThat(events).isEmpty();
    }

    @Test
    void aDiskThatIsFullOnlyForTheLastBytesIsToldToo() throws InterruptedException {
        assumeTrue(Files.isWritable(FULL), "no file that is always full");
        recorder.begin(FULL);
        take(1, SOUND);
        recorder.end();
        assertThat(events.poll(60, TimeUnit.SECONDS)).isInstanceOf(MediaEvent.RecordingFailed.class);
    }

    /** A pipe that nobody reads for a while stands for it. */
    @Test
    void theFileOfADiskThatHungIsGivenBackWhenItGoesOn() throws Exception {
        Path pipe = directory.resolve("pipe");
        assumeTrue(isMade(pipe), "no pipe with a name can be made");
        // Opened for both, a pipe waits for nobody.
        RandomAccessFile both = new RandomAccessFile(pipe.toFile(), "rw");
        try (InputStream in = Files.newInputStream(pipe)) {
            recorder.begin(pipe);
            take(20, new byte[1000]);
            assertThat(in.read()).isEqualTo('F');
            both.close();
            while (events.isEmpty()) {
                take(1, new byte[1000]);
            }
            assertThat(events.poll()).isInstanceOf(MediaEvent.RecordingFailed.class);
            CompletableFuture<Integer> read = new CompletableFuture<>();
            new Thread(() -> read.complete(untilItsEnd(in))).start();
            assertThat(read.get(60, TimeUnit.SECONDS)).isGreaterThan(HEADER);
        }
    }

    private static int untilItsEnd(InputStream in) {
        try {
            return in.readAllBytes().length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isMade(Path pipe) throws InterruptedException {
        try {
            return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aFileThatCannotBeOpenedIsToldOnceAndNothingElseHappens() throws InterruptedException {
        recorder.begin(directory.resolve("no such folder").resolve("x.flv"));
        take(10, SOUND);
        recorder.end();
        assertThat(events.poll(60, TimeUnit.SECONDS)).isInstanceOf(MediaEvent.RecordingFailed.class);
        recorder.close();
        assertThat(events).isEmpty();
    }
}
