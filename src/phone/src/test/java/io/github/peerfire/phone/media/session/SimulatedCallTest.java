package io.github.peerfire.phone.media.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.tag.AudioCodec;
import io.github.peerfire.phone.media.audio.AudioCodecs;
import io.github.peerfire.phone.media.device.BeatMeter;
import io.github.peerfire.phone.media.device.BeatSource;
import io.github.peerfire.phone.media.device.TestCamera;
import io.github.peerfire.phone.media.device.ToneSource;
import io.github.peerfire.phone.media.rate.VideoQuality;
import io.github.peerfire.phone.media.video.VideoCodecs;
import io.github.peerfire.testbed.simulation.Link;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Whole calls over real RTMFP in the simulated network, with what is heard and seen measured. Real codecs take their
 * time: each second of the network takes 50 to 200 ms. {@code -Dmedia.width=320} has larger pictures where they are
 * small otherwise; {@code -Dmedia.seed=2} is another one.
 */
class SimulatedCallTest {

    private static final long MILLISECOND = 1_000_000;
    private static final int SMALL = Integer.getInteger("media.width", 160);
    private static final int TINY = 96;
    private static final MediaCodecs CODECS = new MediaCodecs(AudioCodecs.available(), VideoCodecs.inJava());

    private final ToneSource tone = new ToneSource(SimulatedPhone.TONE);
    private final BeatSource beat = new BeatSource();

    /** A tone goes to the phone, beeps and pictures come from there; begins to be measured after some seconds. */
    private SimulatedCall begin(Link link, double settling) {
        return begin(link, settling, SMALL);
    }

    private SimulatedCall begin(Link link, double settling, int width) {
        SimulatedCall call = SimulatedCall.over(Long.getLong("media.seed", 1), link, CODECS, VideoQuality.NORMAL);
        call.desk().pipeline().encodeAudio(AudioCodec.G711_A_LAW);
        call.phone().pipeline().encodeAudio(AudioCodec.G711_MU_LAW);
        call.begin(tone, Optional.empty(), beat, Optional.of(new TestCamera(width, width * 3 / 4)));
        call.run(settling);
        call.desk().measure();
        call.phone().measure();
        return call;
    }

    @Test
    void aMinuteOfACallAsOnLoopback() {
        SimulatedCall call = begin(Link.GOOD.withDelay(MILLISECOND / 50), 1);
        call.run(60);
        BeatMeter meter = call.desk().meter();
        System.out.println("On loopback: " + meter + "; " + call.desk().counted());
        assertThat(call.phone().tones()).hasSizeGreaterThan(110).allMatch(each -> each.is(SimulatedPhone.TONE));
        call.desk().everyFrameIsCounted(60);
        call.phone().everyFrameIsCounted(60);
        assertThat(meter.pictures()).isGreaterThanOrEqualTo(60 * 14);
        assertThat(meter.unreadable()).isZero();
        assertThat(meter.mouthToEar()).hasSize(60).allMatch(delay -> delay <= 120);
        assertThat(meter.cameraToScreen()).allMatch(delay -> delay <= 120);
        assertThat(meter.soundBehindPictures()).allMatch(skew -> Math.abs(skew) <= 80);
        assertThat(call.phone().pipeline().quality()).isEqualTo(VideoQuality.NORMAL);
        call.end();
    }

    /** Neither program is compiled when the call begins: its threads are held up, for 100 to 250 ms each time. */
    @Test
    void aMinuteAfterSlowSecondsAsOnLoopback() {
        SimulatedCall call = begin(Link.GOOD.withDelay(MILLISECOND / 50), 0, TINY);
        SplittableRandom random = new SplittableRandom(Long.getLong("media.seed", 1));
        for (int i = 0; i < 8; i++) {
            SimulatedPhone held = random.nextBoolean() ? call.desk() : call.phone();
            held.hold((100 + random.nextInt(150)) * MILLISECOND);
            call.run(0.3 + 0.6 * random.nextDouble());
        }
        call.run(1);
        call.desk().measure();
        call.phone().measure();
        call.run(60);
        BeatMeter meter = call.desk().meter();
        System.out.println("After slow seconds: " + meter + "; " + call.desk().counted());
        assertThat(call.desk().counted().shareInTime()).isGreaterThanOrEqualTo(0.99);
        assertThat(call.phone().counted().shareInTime()).isGreaterThanOrEqualTo(0.99);
        assertThat(BeatMeter.percentile(meter.mouthToEar(), 0.95)).isLessThanOrEqualTo(120);
        assertThat(meter.pictures()).isGreaterThanOrEqualTo(60 * 14);
        assertThat(meter.soundBehindPictures()).allMatch(skew -> Math.abs(skew) <= 80);
        call.end();
    }

    @Test
    void picturesFollowALinkThatGetsNarrowAndWideAgainAndTheSoundGoesOn() {
        Link wide = Link.GOOD.withRate(2_000_000, 50_000);
        SimulatedCall call = begin(wide, 5);
        assertThat(call.phone().pipeline().quality()).isEqualTo(VideoQuality.NORMAL);
        call.simulation().network().setLink(wide.withRate(150_000, 30_000));
        call.run(5);
        assertThat(call.phone().pipeline().quality().bitsPerSecond()).as("after five seconds").isLessThan(110_000);
        call.desk().measure();
        call.run(25);
        assertThat(call.desk().counted().shareInTime()).as("%s", call.desk().counted()).isGreaterThan(0.95);
        assertThat(call.desk().meter().pictures()).isGreaterThan(25 * 4);
        assertThat(BeatMeter.percentile(call.desk().meter().mouthToEar(), 0.9)).isLessThan(400);
        call.simulation().network().setLink(wide);
        call.run(30);
        assertThat(call.phone().pipeline().quality()).isEqualTo(VideoQuality.NORMAL);
        assertThat(call.phone().events()).filteredOn(event -> event instanceof MediaEvent.QualityChanged)
                .hasSizeGreaterThanOrEqualTo(2);
        call.end();
    }

    @Test
    void whoComesLaterSeesAPictureWithinASecond() {
        SimulatedCall call = begin(Link.GOOD, 6.5);
        SimulatedPhone late = call.join("late");
        late.play(call.phone());
        late.start(tone, Optional.empty(), MILLISECOND);
        long begin = call.simulation().now();
        call.until("a picture", () -> late.meter().pictures() > 0);
        assertThat(call.simulation().now() - begin).isLessThan(1000 * MILLISECOND);
        late.close();
        call.end();
    }

    @Test
    void afterAnInterruptionPicturesComeAgainAtOnceSinceAKeyFrameIsAskedFor() {
        SimulatedCall call = begin(Link.GOOD.withLoss(0.01), 3);
        call.simulation().network().setFilter((datagram, from, to) -> false);
        call.run(4);
        call.simulation().network().setFilter((datagram, from, to) -> true);
        call.desk().measure();
        long begin = call.simulation().now();
        call.until("a picture", () -> call.desk().meter().pictures() > 0);
        assertThat(call.simulation().now() - begin).isLessThan(3000 * MILLISECOND);
        call.run(10);
        call.desk().measure();
        call.run(5);
        assertThat(call.desk().meter().pictures()).isGreaterThan(5 * 9);
        assertThat(call.desk().counted().shareInTime()).isGreaterThan(0.95);
        call.end();
    }
}
