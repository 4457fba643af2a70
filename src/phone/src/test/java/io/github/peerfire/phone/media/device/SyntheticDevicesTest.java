package io.github.peerfire.phone.media.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.peerfire.flash.tag.VideoCodec;
import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.DeviceFault;
import io.github.peerfire.phone.media.MediaException;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.AudioSink;
import io.github.peerfire.phone.media.audio.AudioSource;
import io.github.peerfire.phone.media.audio.LevelMeter;
import io.github.peerfire.phone.media.audio.ToneMeter;
import io.github.peerfire.phone.media.video.VideoCodecs;
import io.github.peerfire.phone.media.video.VideoDecoder;
import io.github.peerfire.phone.media.video.VideoEncoder;
import io.github.peerfire.phone.media.video.VideoFrame;
import io.github.peerfire.phone.media.video.VideoSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticDevicesTest {

    private static final long MILLISECOND = 1_000_000;

    private final MediaDevices devices = new MediaDevices();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"320, 240", "640, 480", "192, 144", "160, 120", "176, 144"})
    void theClockCanBeReadInEverySize(int width, int height) {
        SplittableRandom random = new SplittableRandom(width);
        for (int i = 0; i < 50; i++) {
            long time = random.nextLong(1L << 32);
            assertThat(PictureClock.read(new TestCamera(width, height).read(time * MILLISECOND))).hasValue(time);
        }
    }

    @Test
    void theSignForNoCameraIsDarkAndShowsNoTime() {
        VideoFrame sign = new CameraCard(320, 240).read(0);
        int sum = 0;
        int bright = 0;
        for (byte luma : sign.luma()) {
            sum += luma & 0xff;
            bright += (luma & 0xff) > 100 ? 1 : 0;
        }
        assertThat(PictureClock.read(sign)).isEmpty();
        assertThat(sum / sign.luma().length).isBetween(40, 80);
        assertThat(bright).as("what is drawn").isGreaterThan(4000);
    }

    @Test
    void theClockCanBeReadAfterCodingAndScaling() throws MediaException {
        VideoEncoder encoder = VideoCodecs.inJava().find(VideoCodec.AVC).orElseThrow()
                .newEncoder();
        VideoDecoder decoder = VideoCodecs.inJava().find(VideoCodec.AVC).orElseThrow()
                .newDecoder();
        encoder.setRate(100_000, 15);
        TestCamera camera = new TestCamera(320, 240);
        for (int i = 0; i < 20; i++) {
            long time = 1_000_000 + 67L * i;
            OptionalLong read = OptionalLong.empty();
            for (byte[] tag : encoder.encode(camera.read(time * MILLISECOND).scaled(192, 144), false)) {
                read = decoder.decode(tag).map(PictureClock::read).orElse(OptionalLong.empty());
            }
            assertThat(read).hasValue(time);
        }
    }

    @Test
    void aPictureWithoutClockHasNone() {
        assertThat(PictureClock.read(VideoFrame.black(320, 240))).isEmpty();
    }

    @Test
    void theBeatComesAtEachWholeSecondOfTheClock() throws DeviceException {
        AudioSource beat = devices.openMicrophone(MediaDevices.BEAT);
        short[] samples = new short[AudioFrame.SAMPLES];
        for (int i = 1; i <= 100; i++) {
            beat.read(samples, 7_000 * MILLISECOND + i * 20 * MILLISECOND);
            assertThat(LevelMeter.decibels(samples) > -20).as("frame %d", i).isEqualTo((i - 1) % 50 < 5);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {100, 440, 660, 3400})
    void aToneIsWhatItSaysAtHalfOfFullScale(double hertz) throws DeviceException {
        AudioSource tone = devices.openMicrophone("tone:" + hertz);
        ToneMeter meter = new ToneMeter();
        short[] samples = new short[AudioFrame.SAMPLES];
        for (int i = 0; i < 50; i++) {
            tone.read(samples, 0);
            meter.take(samples);
        }
        assertThat(meter.frequency()).isCloseTo(hertz, within(hertz / 200));
        assertThat(meter.decibels()).isCloseTo(-9.03, within(0.2));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 19, 3901, Double.NaN, -440})
    void aToneThatNoCodecCarriesIsRefused(double frequency) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ToneSource(frequency));
        assertThatExceptionOfType(DeviceException.class).isThrownBy(() -> devices.openMicrophone("tone:" + frequency));
    }

    @Test
    void whatAFileSinkWroteAFileSourcePlays() throws DeviceException {
        String file = directory.resolve("tone.wav").toString();
        try (AudioSink sink = devices.openLoudspeaker(file)) {
            AudioSource tone = devices.openMicrophone("tone:500");
            short[] samples = new short[AudioFrame.SAMPLES];
            for (int i = 0; i < 50; i++) {
                tone.read(samples, 0);
                sink.write(samples);
            }
        }
        AudioSource played = devices.openMicrophone(file);
        ToneMeter meter = new ToneMeter();
        for (int i = 0; i < 120; i++) {
            short[] samples = new short[AudioFrame.SAMPLES];
            played.read(samples, 0);
            meter.take(samples);
        }
        assertThat(meter.frequency()).isCloseTo(500, within(1.0));
        assertThat(meter.decibels()).isCloseTo(-9.03, within(0.2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.mp3", "/tmp/heard.ogg", "./out", "C:\\sounds\\out.flac"})
    void soundIsWrittenToWavFilesOnlyWhichIsSaid(String name) {
        assertThatExceptionOfType(DeviceException.class).isThrownBy(() -> devices.openLoudspeaker(name))
                .withMessageContaining("WAV files only, not to " + name);
    }

    @Test
    void whatIsNamedLikeNoFileIsALoudspeakerThatIsNotThere() {
        assertThatExceptionOfType(DeviceException.class).isThrownBy(() -> devices.openLoudspeaker("Headset 2.0 of X"))
                .withMessageContaining("There is no loudspeaker");
    }

    @Test
    void noFileMakesAPlayerThrowAnythingElse() throws IOException, DeviceException {
        Path file = directory.resolve("x.wav");
        devices.openLoudspeaker(file.toString()).close();
        byte[] good = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 500; i++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(good.length + 20));
            for (int j = 0; j < 3 && bad.length > 0; j++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            Files.write(file, bad);
            try {
                devices.openMicrophone(file.toString()).read(new short[AudioFrame.SAMPLES], 0);
            } catch (DeviceException e) {
                assertThat(e.fault()).isEqualTo(DeviceFault.UNREADABLE_FILE);
            }
        }
    }

    @Test
    void aFileOfPicturesIsShownAsOftenAsItSaysAndFromTheBeginningAgain() throws IOException, DeviceException {
        Path file = directory.resolve("x.y4m");
        byte[] frame = new byte[16 * 16 * 3 / 2];
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("YUV4MPEG2 W16 H16 F10:1 Ip C420jpeg\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 1; i <= 3; i++) {
                Arrays.fill(frame, (byte) i);
                out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
                out.write(frame);
            }
        }
        try (VideoSource source = devices.openCamera(file.toString(), 320, 240, 15)) {
            int[] shown = new int[9];
            for (int i = 0; i < shown.length; i++) {
                shown[i] = source.read(5_000_000_000L + i * 50 * MILLISECOND).lumaAt(0, 0);
            }
            assertThat(shown).containsExactly(2, 2, 3, 3, 1, 1, 2, 2, 3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "YUV4MPEG2 W16 H16\n", "YUV4MPEG2 W0 H16 F1\nFRAME\n", "YUV4MPEG2 W15 H16 F1\nFRAME\n",
        "YUV4MPEG2 W16 H16 Fx\nFRAME\n", "YUV4MPEG2 W99999 H99999 F1\nFRAME\n", "YUV4MPEG2 W16 H16 C444\nFRAME\n",
        "YUV4MPEG2 W16 H16 F0:0\nFRAME\n", "hello\n"})
    void aFileThatIsNoneIsAnExplainedFailure(String content) throws IOException {
        Path file = directory.resolve("bad.y4m");
        Files.writeString(file, content);
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> devices.openCamera(file.toString(), 320, 240, 15))
                .withMessageContaining("cannot be played");
    }

    @Test
    void aFolderThatIsNotThereIsAnExplainedFailure() {
        String file = directory.resolve("none").resolve("x.wav").toString();
        assertThatExceptionOfType(DeviceException.class).isThrownBy(() -> devices.openLoudspeaker(file))
                .withMessageContaining("cannot be written");
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> FlvRecording.open(Path.of(file))).withMessageContaining("cannot be written");
    }

    @Test
    void aDeviceThatIsNotThereIsAnExplainedFailure() {
        assertThatExceptionOfType(DeviceException.class).isThrownBy(() -> devices.openMicrophone("no such card"))
                .matches(e -> e.fault() == DeviceFault.NO_MICROPHONE);
        assertThatExceptionOfType(DeviceException.class).isThrownBy(() -> devices.openLoudspeaker("no such card"))
                .matches(e -> e.fault() == DeviceFault.NO_LOUDSPEAKER);
        assertThatExceptionOfType(DeviceException.class).isThrownBy(() -> devices.openCamera("no such", 320, 240, 15))
                .matches(e -> e.fault() == DeviceFault.NO_CAMERA_SUPPORT);
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultHasASentenceInEveryLanguage(DeviceFault fault) {
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH}) {
            assertThat(fault.sentence("Mic {1}", locale)).endsWith(".").doesNotContain("{0}");
        }
    }

    /** The disk was full for a moment, or it is the next call. */
    @Test
    void whatWasRecordedIsNotWrittenOver() throws DeviceException, IOException {
        String sound = directory.resolve("call.wav").toString();
        for (int calls = 1; calls <= 3; calls++) {
            try (AudioSink sink = devices.openLoudspeaker(sound)) {
                sink.write(new short[calls]);
            }
        }
        assertThat(List.of("call.wav", "call-2.wav", "call-3.wav"))
                .extracting(name -> Files.size(directory.resolve(name))).containsExactly(46L, 48L, 50L);
        Path all = Files.createFile(directory.resolve("all"));
        FlvRecording.open(all).close();
        FlvRecording.open(all).close();
        assertThat(all).hasSize(13);
        assertThat(directory.resolve("all-2")).hasSize(13);
    }

    @Test
    void aRecordingBeginsAtZeroAndHasItsTagsInOrder() throws DeviceException, IOException {
        Path file = directory.resolve("x.flv");
        try (FlvRecording recording = FlvRecording.open(file)) {
            recording.write(FlvRecording.AUDIO, 0x2000000, new byte[] {(byte) 0xb2, 1});
            recording.write(FlvRecording.VIDEO, 0x2000000 + 0x1020304, new byte[] {0x27});
        }
        assertThat(Files.readAllBytes(file)).asHexString().isEqualTo("464C5601050000000900000000"
                + "08000002" + "00000000" + "000000" + "B201" + "0000000D"
                + "09000001" + "02030401" + "000000" + "27" + "0000000C");
    }
}
