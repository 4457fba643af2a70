package io.github.peerfire.phone.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.peerfire.flash.tag.VideoCodec;
import io.github.peerfire.flash.tag.VideoTagHeader;
import io.github.peerfire.phone.media.MediaException;
import io.github.peerfire.phone.media.device.PictureClock;
import io.github.peerfire.phone.media.device.TestCamera;
import io.github.peerfire.phone.media.video.VideoCodecProvider;
import io.github.peerfire.phone.media.video.VideoCodecs;
import io.github.peerfire.phone.media.video.VideoDecoder;
import io.github.peerfire.phone.media.video.VideoEncoder;
import io.github.peerfire.phone.media.video.VideoFrame;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NativeCodecsTest {

    private static final long PICTURE = 67_000_000;

    private final TestCamera camera = new TestCamera(320, 240);

    @BeforeEach
    void onlyWhereThereIsALibraryForThePlatform() {
        assumeThat(new NativeAvcCodec().isAvailable()).isTrue();
    }

    private static VideoCodecProvider provider(VideoCodec codec) {
        return VideoCodecs.available().find(codec).orElseThrow();
    }

    private static Optional<VideoFrame> decode(VideoDecoder decoder, List<byte[]> tags) throws MediaException {
        Optional<VideoFrame> shown = Optional.empty();
        for (byte[] tag : tags) {
            shown = decoder.decode(tag);
        }
        return shown;
    }

    @Test
    void theyAreFoundAndPreferred() {
        assertThat(VideoCodecs.available().codecs()).containsExactly(VideoCodec.AVC, VideoCodec.SORENSON_H263);
        assertThat(provider(VideoCodec.AVC)).isInstanceOf(NativeAvcCodec.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"AVC", "SORENSON_H263"})
    void theClockIsReadInEachPictureAtOnce(VideoCodec codec) throws MediaException {
        try (VideoEncoder encoder = provider(codec).newEncoder(); VideoDecoder decoder = provider(codec).newDecoder()) {
            encoder.setRate(300_000, 15);
            long cpu = cpu();
            for (int i = 0; i < 150; i++) {
                long now = i * PICTURE;
                List<byte[]> tags = encoder.encode(camera.read(now), i == 60);
                VideoTagHeader last = VideoTagHeader.decode(tags.get(tags.size() - 1));
                assertThat(last.isKeyFrame()).as("picture %d", i).isEqualTo(i == 0 || i == 60);
                assertThat(PictureClock.read(decode(decoder, tags).orElseThrow())).hasValue(now / 1_000_000);
            }
            System.out.printf("%s: %.1f %% of a processor to send and see 320x240@15%n", codec,
                    100 * (cpu() - cpu) / (150.0 * PICTURE));
        }
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Test
    void whatOneEncodesTheOtherDecodesInBothDirections() throws MediaException {
        VideoCodecProvider java = VideoCodecs.inJava().find(VideoCodec.AVC).orElseThrow();
        VideoCodecProvider fast = provider(VideoCodec.AVC);
        for (VideoCodecProvider[] pair : new VideoCodecProvider[][] {{java, fast}, {fast, java}}) {
            try (VideoEncoder encoder = pair[0].newEncoder(); VideoDecoder decoder = pair[1].newDecoder()) {
                encoder.setRate(300_000, 15);
                for (int i = 0; i < 30; i++) {
                    Optional<VideoFrame> seen = decode(decoder, encoder.encode(camera.read(i * PICTURE), i == 20));
                    assertThat(PictureClock.read(seen.orElseThrow())).hasValue(i * PICTURE / 1_000_000);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"AVC", "SORENSON_H263"})
    void anotherSizeOrRateInTheMiddleBeginsWithAKeyFrame(VideoCodec codec) throws MediaException {
        try (VideoEncoder encoder = provider(codec).newEncoder(); VideoDecoder decoder = provider(codec).newDecoder()) {
            decode(decoder, encoder.encode(camera.read(0), false));
            assertThat(decode(decoder, encoder.encode(camera.read(0).scaled(192, 144), false)).orElseThrow().width())
                    .isEqualTo(192);
            encoder.setRate(60_000, 10);
            assertThat(decode(decoder, encoder.encode(camera.read(0).scaled(192, 144), false))).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"AVC", "SORENSON_H263"})
    void noTagMakesADecoderThrowAnythingElse(VideoCodec codec) throws MediaException {
        long seed = 99;
        SplittableRandom random = new SplittableRandom(seed);
        try (VideoEncoder encoder = provider(codec).newEncoder(); VideoDecoder decoder = provider(codec).newDecoder()) {
            List<byte[]> good = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                good.addAll(encoder.encode(camera.read(i * PICTURE).scaled(64, 48), i % 5 == 0));
            }
            for (int i = 0; i < 2000; i++) {
                byte[] tag = good.get(random.nextInt(good.size())).clone();
                for (int j = random.nextInt(4); j >= 0; j--) {
                    tag[random.nextInt(tag.length)] = (byte) random.nextInt();
                }
                try {
                    decoder.decode(random.nextInt(4) == 0 ? Arrays.copyOf(tag, random.nextInt(tag.length)) : tag);
                } catch (MediaException e) {
                    assertThat(e.fault()).as("seed %d, %d", seed, i).isNotNull();
                }
            }
            assertThat(decode(decoder, provider(codec).newEncoder().encode(camera.read(0), true))).isPresent();
        }
    }
}
