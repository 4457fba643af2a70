package io.github.peerfire.phone.media.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.tag.AudioCodec;
import io.github.peerfire.phone.media.audio.AudioCodecs;
import io.github.peerfire.phone.media.audio.AudioSource;
import io.github.peerfire.phone.media.device.BeatMeter;
import io.github.peerfire.phone.media.device.BeatSource;
import io.github.peerfire.phone.media.device.TestCamera;
import io.github.peerfire.phone.media.device.ToneSource;
import io.github.peerfire.phone.media.playout.VideoCounters;
import io.github.peerfire.phone.media.rate.VideoQuality;
import io.github.peerfire.phone.media.video.VideoCodecs;
import io.github.peerfire.testbed.simulation.Link;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A minute at 3 percent of loss and 60 ms of jitter, over real RTMFP in the simulated network, with pictures of 320x240
 * one way, and what is heard and seen measured. {@code -Dmedia.seeds=20} has so many of each kind.
 */
class LossyMinuteTest {

    private static final MediaCodecs CODECS = new MediaCodecs(AudioCodecs.available(), VideoCodecs.inJava());
    private static final int SEEDS = Integer.getInteger("media.seeds", 0);
    private static final long MILLISECOND = 1_000_000;
    /** A round trip takes 30 to 150 ms. */
    private static final Link BAD = Link.GOOD.withLoss(0.03).withJitter(60 * MILLISECOND);
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;

    /** @param beside what goes beside pictures; the way back has sound only */
    private record Minute(long seed, AudioCodec beside, AudioCodec back) {

        SimulatedCall begin(AudioSource source) {
            SimulatedCall call = SimulatedCall.over(seed, BAD, CODECS, VideoQuality.NORMAL);
            call.desk().pipeline().encodeAudio(back);
            call.phone().pipeline().encodeAudio(beside);
            call.begin(new ToneSource(SimulatedPhone.TONE), Optional.empty(), source,
                    Optional.of(new TestCamera(WIDTH, HEIGHT)));
            call.run(5);
            call.desk().measure();
            call.phone().measure();
            call.run(60);
            System.out.println(this + ": " + call.desk().meter() + "; desk " + call.desk().counted() + ", phone "
                    + call.phone().counted());
            return call;
        }

        /** G.711, everything of it twice, leaves less for pictures than those of 320x240 need. */
        boolean leavesLittle() {
            return beside == AudioCodec.G711_MU_LAW;
        }

        int leastPictures() {
            return leavesLittle() ? 60 * 7 : 60 * 9;
        }
    }

    private static Stream<Minute> withBeeps() {
        return SEEDS > 0 ? all() : Stream.of(new Minute(1, AudioCodec.SPEEX, AudioCodec.OPUS),
                new Minute(2, AudioCodec.G711_MU_LAW, AudioCodec.G711_A_LAW));
    }

    private static Stream<Minute> withTones() {
        return SEEDS > 0 ? all() : Stream.of(new Minute(3, AudioCodec.OPUS, AudioCodec.SPEEX));
    }

    private static Stream<Minute> all() {
        return IntStream.rangeClosed(1, SEEDS).boxed().flatMap(seed -> Stream.of(
                new Minute(seed, AudioCodec.SPEEX, AudioCodec.OPUS),
                new Minute(seed, AudioCodec.SPEEX, AudioCodec.SPEEX),
                new Minute(seed, AudioCodec.G711_MU_LAW, AudioCodec.G711_A_LAW)));
    }

    @ParameterizedTest
    @MethodSource("withBeeps")
    void soundIsInTimeAndInStepWithPictures(Minute minute) {
        SimulatedCall call = minute.begin(new BeatSource());
        BeatMeter meter = call.desk().meter();
        soundIsInTime(call);
        toneIsThatWhichWasSent(call.phone());
        // Each frame was asked for twice, which saves some 40 ms and a third of the frames made up else.
        assertThat(call.desk().pipeline().counters().audioSent().messages()).isGreaterThan(120 * 50);
        picturesAreReadable(call, minute);
        assertThat(meter.mouthToEar()).hasSizeGreaterThanOrEqualTo(50);
        assertThat(BeatMeter.percentile(meter.mouthToEar(), 0.95)).isLessThan(350);
        assertThat(BeatMeter.percentile(meter.cameraToScreen(), 0.95)).isLessThan(360);
        assertThat(meter.soundBehindPictures()).hasSizeGreaterThan(minute.leastPictures() * 3 / 4)
                .allMatch(skew -> Math.abs(skew) <= 80);
        call.end();
    }

    @ParameterizedTest
    @MethodSource("withTones")
    void theToneIsThatWhichWasSentBothWays(Minute minute) {
        SimulatedCall call = minute.begin(new ToneSource(SimulatedPhone.TONE));
        soundIsInTime(call);
        toneIsThatWhichWasSent(call.phone());
        toneIsThatWhichWasSent(call.desk());
        picturesAreReadable(call, minute);
        call.end();
    }

    private static void soundIsInTime(SimulatedCall call) {
        call.desk().everyFrameIsCounted(60);
        call.phone().everyFrameIsCounted(60);
    }

    /** In each half second but those of which something was made up, put in or left out: that is counted. */
    private static void toneIsThatWhichWasSent(SimulatedPhone hearer) {
        assertThat(hearer.tones()).hasSizeGreaterThan(80).allMatch(tone -> tone.is(SimulatedPhone.TONE));
    }

    /** Losses alone are no reason for smaller pictures, though for fewer of them: sound is in time first. */
    private static void picturesAreReadable(SimulatedCall call, Minute minute) {
        assertThat(call.desk().meter().pictures()).isGreaterThanOrEqualTo(minute.leastPictures());
        assertThat(call.desk().meter().unreadable()).isZero();
        if (!minute.leavesLittle()) {
            assertThat(call.phone().events()).noneMatch(event -> event instanceof MediaEvent.QualityChanged changed
                    && changed.quality().width() < WIDTH);
            VideoCounters pictures = call.desk().pipeline().counters().pictures();
            assertThat(pictures.width()).isEqualTo(WIDTH);
            assertThat(pictures.height()).isEqualTo(HEIGHT);
        }
    }
}
