package io.github.peerfire.phone.media.playout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.tag.AudioCodec;
import io.github.peerfire.flash.tag.VideoCodec;
import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.audio.AnyAudioDecoder;
import io.github.peerfire.phone.media.audio.AudioCodecs;
import io.github.peerfire.phone.media.audio.AudioEncoder;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.LevelMeter;
import io.github.peerfire.phone.media.device.BeatSource;
import io.github.peerfire.phone.media.device.PictureClock;
import io.github.peerfire.phone.media.device.TestCamera;
import io.github.peerfire.phone.media.video.AnyVideoDecoder;
import io.github.peerfire.phone.media.video.VideoCodecs;
import io.github.peerfire.phone.media.video.VideoEncoder;
import io.github.peerfire.phone.media.video.VideoFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures with sound and without, in virtual time. */
class VideoPlayoutTest {

    private static final long MILLISECOND = 1_000_000;
    private static final long SECOND = 1000 * MILLISECOND;
    private static final long BEGIN = 100 * SECOND;

    private final VideoEncoder encoder = VideoCodecs.inJava().find(VideoCodec.AVC).orElseThrow().newEncoder();
    private final VideoPlayout playout = new VideoPlayout(new AnyVideoDecoder(VideoCodecs.inJava()));
    private final TestCamera camera = new TestCamera(192, 144);
    private int pictures;

    private void send(VirtualNetwork network, long now, boolean key) {
        for (byte[] tag : encoder.encode(camera.read(now), key || pictures % 30 == 0)) {
            network.send((now - BEGIN) / MILLISECOND, tag, now);
        }
        pictures++;
    }

    private void deliver(VirtualNetwork network, long now) {
        for (VirtualNetwork.Message next = network.receive(now); next != null; next = network.receive(now)) {
            playout.receive(next.timestamp(), next.tag(), next.arrives());
        }
    }

    /** What is seen when a beep begins is measured: the time of the picture, against the whole second of the beep. */
    @ParameterizedTest
    @CsvSource({"0, 10, 2, 0", "0.03, 50, 60, 0", "0, 20, 5, 60", "0, 20, 5, -1"})
    void soundAndPicturesAreNotFartherApartThan80Milliseconds(double loss, long delay, long jitter, long sink)
            throws DeviceException {
        VirtualNetwork audioWay = new VirtualNetwork(5, loss, delay, jitter);
        // Pictures are repeated by the transport: they come late instead of never, and in order.
        VirtualNetwork videoWay = new VirtualNetwork(6, 0, delay + 20, 0);
        AudioPlayout audio = new AudioPlayout(new AnyAudioDecoder(AudioCodecs.available()));
        AudioEncoder audioEncoder = AudioCodecs.available().find(AudioCodec.SPEEX).orElseThrow().newEncoder();
        BeatSource beat = new BeatSource();
        boolean onlyPictures = sink < 0;
        long sinkDelay = Math.max(sink, 0) * MILLISECOND;
        OptionalLong seen = OptionalLong.empty();
        List<Long> apart = new ArrayList<>();
        boolean loud = false;
        boolean lastMadeUp = false;
        for (long now = BEGIN; now < BEGIN + 10 * SECOND; now += MILLISECOND) {
            if ((now - BEGIN) % (67 * MILLISECOND) == 0) {
                send(videoWay, now, false);
            }
            if ((now - BEGIN) % (20 * MILLISECOND) == 0 && now > BEGIN && !onlyPictures) {
                short[] samples = new short[AudioFrame.SAMPLES];
                beat.read(samples, now);
                audioWay.send((now - BEGIN) / MILLISECOND - 20, audioEncoder.encode(samples), now);
            }
            deliver(videoWay, now);
            for (VirtualNetwork.Message next = audioWay.receive(now); next != null; next = audioWay.receive(now)) {
                audio.receive(next.timestamp(), next.tag(), next.arrives());
            }
            Optional<VideoFrame> shown = playout.show(now, audio.position(now));
            if (shown.isPresent()) {
                seen = PictureClock.read(shown.get());
                assertThat(seen).isPresent();
            }
            if ((now - BEGIN) % (20 * MILLISECOND) == 11 * MILLISECOND) {
                long concealed = audio.counters().concealed();
                AudioFrame frame = audio.play(now, sinkDelay);
                boolean madeUp = audio.counters().concealed() > concealed;
                boolean beep = LevelMeter.decibels(frame.samples()) > -25;
                // Where the beginning of a beep got lost, it cannot be told when it was.
                if (beep && !loud && !madeUp && !lastMadeUp && now > BEGIN + 2 * SECOND) {
                    // It is heard after the sink's delay; what is seen now is as old then.
                    apart.add(Math.floorMod(seen.orElseThrow() + sinkDelay / MILLISECOND + 500, 1000L) - 500);
                }
                loud = beep;
                lastMadeUp = madeUp;
            }
        }
        assertThat(pictures).isGreaterThan(145);
        assertThat(playout.counters().shown()).isGreaterThan(140);
        if (!onlyPictures) {
            assertThat(apart).hasSizeGreaterThan(5).allMatch(skew -> Math.abs(skew) <= 80);
        }
    }

    @Test
    void withoutSoundPicturesAreShownAsTheyCome() {
        VirtualNetwork way = new VirtualNetwork(1, 0, 30, 0);
        int shown = 0;
        for (long now = BEGIN; now < BEGIN + 4 * SECOND; now += MILLISECOND) {
            if ((now - BEGIN) % (100 * MILLISECOND) == 0) {
                send(way, now, false);
            }
            deliver(way, now);
            Optional<VideoFrame> frame = playout.show(now, OptionalDouble.empty());
            if (frame.isPresent()) {
                shown++;
                long late = now / MILLISECOND - PictureClock.read(frame.get()).orElseThrow();
                assertThat(late).isBetween(30L, 120L);
            }
        }
        assertThat(shown).isGreaterThanOrEqualTo(38);
    }

    @Test
    void afterALostPictureAKeyFrameIsAskedForAndNothingBrokenIsShown() {
        VirtualNetwork way = new VirtualNetwork(1, 0, 0, 0);
        send(way, BEGIN, true);
        send(way, BEGIN + 100 * MILLISECOND, false);
        deliver(way, BEGIN + 100 * MILLISECOND);
        playout.show(BEGIN + SECOND, OptionalDouble.empty());
        assertThat(playout.takeKeyFrameNeed()).isFalse();
        send(new VirtualNetwork(1, 1, 0, 0), BEGIN + 200 * MILLISECOND, false);
        send(way, BEGIN + 300 * MILLISECOND, false);
        deliver(way, BEGIN + 300 * MILLISECOND);
        assertThat(playout.show(BEGIN + SECOND, OptionalDouble.empty())).isEmpty();
        assertThat(playout.takeKeyFrameNeed()).isTrue();
        assertThat(playout.takeKeyFrameNeed()).isFalse();
        assertThat(playout.counters().dropped()).isEqualTo(1);
        send(way, BEGIN + 400 * MILLISECOND, true);
        deliver(way, BEGIN + 400 * MILLISECOND);
        assertThat(playout.show(BEGIN + SECOND, OptionalDouble.empty())).isPresent();
    }

    @Test
    void ofWhatComesMuchTooLateOnlyKeyFramesAreShown() {
        VirtualNetwork way = new VirtualNetwork(1, 0, 0, 0);
        for (int i = 0; i < 20; i++) {
            send(way, BEGIN + i * 100 * MILLISECOND, i == 15);
        }
        deliver(way, BEGIN + 2 * SECOND);
        Optional<VideoFrame> shown = playout.show(BEGIN + 2 * SECOND, OptionalDouble.of(3100));
        assertThat(PictureClock.read(shown.orElseThrow())).hasValue((BEGIN + 15 * 100 * MILLISECOND) / MILLISECOND);
        assertThat(playout.counters().dropped()).isEqualTo(18);
        send(way, BEGIN + 20 * 100 * MILLISECOND, true);
        deliver(way, BEGIN + 2 * SECOND);
        assertThat(playout.show(BEGIN + 2 * SECOND, OptionalDouble.of(2010))).isPresent();
    }

    @Test
    void aPictureThatIsBehindTheSoundIsNotShownUnlessMostAre() {
        VirtualNetwork way = new VirtualNetwork(1, 0, 0, 0);
        List<Integer> shown = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            long now = BEGIN + i * 100 * MILLISECOND;
            send(way, now, false);
            deliver(way, now);
            boolean behind = i == 10 || i >= 30;
            if (playout.show(now, OptionalDouble.of(i * 100 + (behind ? 90 : 10))).isPresent()) {
                shown.add(i);
            }
        }
        assertThat(shown).contains(9, 11, 29, 99).doesNotContain(10, 30, 31);
        assertThat(shown).as("where none was shown for two seconds").contains(49);
        assertThat(shown).as("where all are late").contains(76, 77, 78, 79, 80);
        assertThat(playout.counters().skipped()).isBetween(20L, 40L);
    }

    @Test
    void whatNobodyShowsDoesNotPileUp() {
        for (int i = 0; i < 5000; i++) {
            playout.receive(i * 10, new byte[] {0x27, 1, 0, 0, 0, 0, 0, 0, 1, 1}, BEGIN);
        }
        assertThat(playout.counters().dropped()).isGreaterThan(4000);
    }
}
