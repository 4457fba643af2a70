package io.github.peerfire.phone.media.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.peerfire.flash.tag.AudioCodec;
import io.github.peerfire.flash.tag.VideoCodec;
import io.github.peerfire.phone.media.audio.AudioCodecs;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.LevelMeter;
import io.github.peerfire.phone.media.audio.ToneMeter;
import io.github.peerfire.phone.media.device.BeatSource;
import io.github.peerfire.phone.media.device.PictureClock;
import io.github.peerfire.phone.media.device.TestCamera;
import io.github.peerfire.phone.media.device.ToneSource;
import io.github.peerfire.phone.media.echo.EchoCanceller;
import io.github.peerfire.phone.media.playout.AudioCounters;
import io.github.peerfire.phone.media.rate.PathState;
import io.github.peerfire.phone.media.rate.VideoQuality;
import io.github.peerfire.phone.media.video.VideoCodecs;
import io.github.peerfire.phone.media.video.VideoFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One side speaks and is seen, the other hears and sees; in virtual time. */
class MediaPipelineTest {

    private static final long MILLISECOND = 1_000_000;
    private static final long SECOND = 1000 * MILLISECOND;
    private static final MediaCodecs CODECS = new MediaCodecs(AudioCodecs.available(), VideoCodecs.inJava());

    private final Streams there = new Streams();
    private final Streams back = new Streams();
    private final List<MediaEvent> events = new ArrayList<>();
    private final TestCamera camera = new TestCamera(160, 120);
    private final ToneSource tone = new ToneSource(440);
    private final ToneMeter heard = new ToneMeter();
    private long now = 50 * SECOND;
    private final MediaPipeline speaker = pipeline(there, back);
    private final MediaPipeline hearer = pipeline(back, there);
    private int shown;
    private Optional<VideoFrame> last = Optional.empty();

    private MediaPipeline pipeline(Streams out, Streams in) {
        return new MediaPipeline(out, in, CODECS, VideoQuality.NORMAL, () -> now, events::add);
    }

    /** Runs for a while. */
    private void run(int milliseconds, boolean pictures) {
        for (int i = 0; i < milliseconds; i++) {
            now += MILLISECOND;
            if (i % 20 == 0) {
                short[] samples = new short[AudioFrame.SAMPLES];
                tone.read(samples, now);
                speaker.captured(samples, now);
            }
            if (i % 20 == 10) {
                heard.take(hearer.play(now, 0).samples());
            }
            if (pictures && i % 67 == 0) {
                speaker.captured(camera.read(now), now);
            }
            Optional<VideoFrame> frame = hearer.show(now);
            shown += frame.isPresent() ? 1 : 0;
            last = frame.isPresent() ? frame : last;
        }
    }

    /** Whoever mutes in a group has codecs chosen anew. */
    @Test
    void theCodecThatThereIsAlreadyGoesOn() {
        speaker.encodeVideo(VideoCodec.AVC);
        run(1000, true);
        int keyFrames = there.keyFramesSent();
        for (int i = 0; i < 3; i++) {
            speaker.encodeVideo(VideoCodec.AVC);
            speaker.encodeAudio(AudioCodec.SPEEX);
            run(1000, true);
        }
        assertThat(keyFrames).isPositive();
        assertThat(there.keyFramesSent()).isEqualTo(keyFrames);
        speaker.encodeNoVideo();
        speaker.encodeNoVideo();
        assertThat(events).containsOnlyOnce(new MediaEvent.NoCommonCodec(true));
    }

    @ParameterizedTest
    @EnumSource(names = {"OPUS", "SPEEX", "G711_MU_LAW", "G711_A_LAW"})
    void theToneIsHeardInEveryCodec(AudioCodec codec) {
        speaker.encodeAudio(codec);
        run(3000, false);
        assertThat(heard.frequency()).isCloseTo(440, within(2.0));
        assertThat(heard.decibels()).isCloseTo(-9, within(2.5));
        assertThat(hearer.counters().sound().concealed()).isZero();
        assertThat(events).containsExactly(new MediaEvent.FirstAudio());
    }

    @Test
    void aCodecCanChangeInTheMiddle() {
        run(1000, false);
        speaker.encodeAudio(AudioCodec.SPEEX);
        run(1000, false);
        speaker.encodeAudio(AudioCodec.G711_MU_LAW);
        run(2000, false);
        assertThat(heard.frequency()).isCloseTo(440, within(2.0));
        assertThat(hearer.counters().sound().malformed()).isZero();
    }

    @Test
    void fromMouthToEarAndFromCameraToScreenItTakesLessThan120Milliseconds() {
        List<Long> sound = new ArrayList<>();
        List<Long> pictures = new ArrayList<>();
        BeatSource beat = new BeatSource();
        boolean loud = false;
        for (int i = 0; i < 6000; i++) {
            now += MILLISECOND;
            if (i % 20 == 0) {
                short[] samples = new short[AudioFrame.SAMPLES];
                beat.read(samples, now);
                speaker.captured(samples, now);
            }
            if (i % 67 == 0) {
                speaker.captured(camera.read(now), now);
            }
            if (i % 20 == 10) {
                short[] samples = hearer.play(now, 0).samples();
                int onset = onset(samples);
                if (onset >= 0 && !loud) {
                    sound.add((now / MILLISECOND + onset * 1000L / AudioFrame.RATE) % 1000);
                }
                loud = onset >= 0;
            }
            hearer.show(now).flatMap(frame -> PictureClock.read(frame).stream().boxed().findFirst())
                    .ifPresent(time -> pictures.add(now / MILLISECOND - time));
        }
        assertThat(sound).hasSizeGreaterThan(3).allMatch(delay -> delay <= 120);
        assertThat(pictures).hasSizeGreaterThan(80).allMatch(delay -> delay <= 120);
        assertThat(hearer.counters().pictures().skew()).isBetween(-80.0, 80.0);
    }

    private static int onset(short[] samples) {
        for (int i = 0; i < samples.length; i++) {
            if (Math.abs(samples[i]) > 2000) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void whoHearsLossesAsksForSoundTwiceAndPlaysItOnceUntilNothingIsLostAnyMore() {
        speaker.encodeAudio(AudioCodec.G711_MU_LAW);
        run(2000, false);
        there.lose(31);
        run(4000, false);
        AudioCounters before = hearer.counters().sound();
        long sentBefore = speaker.counters().audioSent().messages();
        run(4000, false);
        AudioCounters lossy = hearer.counters().sound().since(before);
        assertThat(speaker.counters().audioSent().messages() - sentBefore).isEqualTo(400);
        assertThat(lossy.shareInTime()).as("%s", lossy).isEqualTo(1);
        assertThat(lossy.inTime()).isBetween(199L, 202L);
        assertThat(lossy.late()).isZero();
        assertThat(heard.frequency()).isCloseTo(440, within(2.0));
        there.lose(0);
        run(25_000, false);
        sentBefore = speaker.counters().audioSent().messages();
        run(2000, false);
        assertThat(speaker.counters().audioSent().messages() - sentBefore).isEqualTo(100);
    }

    @Test
    void theEchoCancellerHearsTheOthersOfAGroupToo() {
        List<Double> played = new ArrayList<>();
        hearer.cancelEcho(new EchoCanceller() {

            @Override
            public void played(short[] samples, long sinkDelay) {
                played.add(LevelMeter.decibels(samples));
            }

            @Override
            public void captured(short[] samples) {
                // Nobody speaks here.
            }
        });
        ToneSource other = new ToneSource(660);
        hearer.mixIn((samples, time, sinkDelay) -> other.read(samples, time));
        AudioFrame frame = hearer.play(now, 0);
        assertThat(LevelMeter.decibels(frame.samples())).isCloseTo(-9, within(0.5));
        assertThat(played).hasSize(1).allMatch(level -> Math.abs(level + 9) < 0.5);
    }

    @Test
    void mutedIsSilentAndTheLevelMeterStillMoves() {
        run(1000, false);
        speaker.setMuted(true);
        run(1000, false);
        assertThat(hearer.loudspeakerLevel().decibels()).isLessThan(-25);
        assertThat(speaker.microphoneLevel().decibels()).isCloseTo(-9, within(0.5));
        assertThat(hearer.counters().sound().concealed()).isZero();
        speaker.setMuted(false);
        run(1000, false);
        assertThat(hearer.loudspeakerLevel().decibels()).isCloseTo(-9, within(2.5));
    }

    @Test
    void withTheCameraOffNoPictureIsSentAndAfterwardsItBeginsWithAKeyFrame() {
        run(1000, true);
        assertThat(shown).isGreaterThan(10);
        speaker.setCameraOff(true);
        run(200, true);
        shown = 0;
        run(1000, true);
        assertThat(shown).isZero();
        speaker.setCameraOff(false);
        run(1000, true);
        assertThat(shown).isGreaterThan(10);
        assertThat(PictureClock.read(last.orElseThrow()).orElseThrow()).isBetween(now / MILLISECOND - 200,
                now / MILLISECOND);
    }

    @Test
    void heldNothingIsSentHeardOrShown() {
        run(1000, true);
        hearer.setHeld(true);
        run(100, true);
        shown = 0;
        run(1000, true);
        assertThat(shown).isZero();
        assertThat(LevelMeter.decibels(hearer.play(now, 0).samples())).isEqualTo(LevelMeter.SILENCE);
        speaker.setHeld(true);
        long before = speaker.counters().audioSent().messages();
        run(1000, true);
        assertThat(speaker.counters().audioSent().messages()).isEqualTo(before);
        speaker.setHeld(false);
        hearer.setHeld(false);
        run(2000, true);
        assertThat(shown).isGreaterThan(10);
        assertThat(heard.frequency()).isCloseTo(440, within(2.0));
    }

    @Test
    void aDecoderThatLostItsWayGetsAKeyFrame() {
        run(1000, true);
        there.onVideo((timestamp, tag) -> { });
        run(200, true);
        MediaPipeline other = pipeline(back, there);
        int seen = 0;
        for (int i = 0; i < 2000; i++) {
            now += MILLISECOND;
            if (i % 67 == 0) {
                speaker.captured(camera.read(now), now);
            }
            seen += other.show(now).isPresent() ? 1 : 0;
        }
        assertThat(seen).isGreaterThan(15);
    }

    @Test
    void picturesGetSmallerWhereTheWayIsNarrow() {
        run(500, true);
        for (int i = 0; i < 12; i++) {
            now += SECOND;
            speaker.update(new PathState(100_000, 50, 4_000, 3_000, 0), now);
        }
        assertThat(speaker.quality().width()).isEqualTo(192);
        assertThat(events).anyMatch(event -> event instanceof MediaEvent.QualityChanged);
    }

    @Test
    void whatCannotBeDecodedIsNamedOnceHoweverOftenItComesBack() {
        for (int i = 0; i < 400; i++) {
            now += 20 * MILLISECOND;
            boolean other = i / 20 % 2 == 1;
            // Nellymoser or MP3, Sorenson's H.263 or VP6.
            there.audio(i * 20, new byte[] {(byte) (other ? 0x2e : 0x52), 1, 2, 3});
            there.video(i * 20, new byte[] {(byte) (other ? 0x14 : 0x12), 1, 2, 3});
            hearer.play(now, 0);
            hearer.show(now);
        }
        assertThat(events).filteredOn(event -> event instanceof MediaEvent.CodecMissing).containsExactlyInAnyOrder(
                new MediaEvent.CodecMissing(false, "NELLYMOSER_8_KHZ"), new MediaEvent.CodecMissing(false, "MP3"),
                new MediaEvent.CodecMissing(true, "SORENSON_H263"), new MediaEvent.CodecMissing(true, "VP6"));
        assertThat(hearer.counters().sound().malformed()).isGreaterThan(100);
    }

    @Test
    void theVolumeMakesItLouderAndTheMeterShowsWhatCame() {
        hearer.setVolume(0.5);
        run(2000, false);
        assertThat(heard.decibels()).isCloseTo(-15, within(2.5));
        assertThat(hearer.loudspeakerLevel().decibels()).isCloseTo(-9, within(2.5));
    }

    @Test
    void theEchoCancellerHearsWhatIsPlayedAndChangesWhatIsSent() {
        List<Double> played = new ArrayList<>();
        List<Long> delays = new ArrayList<>();
        boolean[] closed = new boolean[1];
        hearer.setVolume(0.5);
        hearer.cancelEcho(new EchoCanceller() {

            @Override
            public void played(short[] samples, long sinkDelay) {
                played.add(LevelMeter.decibels(samples));
                delays.add(sinkDelay);
            }

            @Override
            public void captured(short[] samples) {
                Arrays.fill(samples, (short) 0);
            }

            @Override
            public void close() {
                closed[0] = true;
            }
        });
        run(1000, false);
        assertThat(played.get(played.size() - 1)).as("after the volume").isCloseTo(-15, within(2.5));
        assertThat(delays).containsOnly(0L);
        short[] samples = new short[AudioFrame.SAMPLES];
        tone.read(samples, now);
        hearer.captured(samples, now);
        assertThat(hearer.microphoneLevel().decibels()).isEqualTo(LevelMeter.SILENCE);
        hearer.cancelEcho(EchoCanceller.NONE);
        assertThat(closed).containsExactly(true);
        tone.read(samples, now);
        hearer.captured(samples, now);
        assertThat(hearer.microphoneLevel().decibels()).isCloseTo(-9, within(0.5));
    }
}
