package io.github.peerfire.phone.media.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.peerfire.flash.tag.VideoTagHeader;
import io.github.peerfire.phone.media.MediaException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaAvcCodecTest {

    private final VideoEncoder encoder = new JavaAvcCodec().newEncoder();
    private final VideoDecoder decoder = new JavaAvcCodec().newDecoder();

    private Optional<VideoFrame> decode(List<byte[]> tags) throws MediaException {
        Optional<VideoFrame> shown = Optional.empty();
        for (byte[] tag : tags) {
            shown = decoder.decode(tag);
        }
        return shown;
    }

    @ParameterizedTest
    @CsvSource({"320, 240", "192, 144", "160, 120", "176, 100"})
    void whatIsEncodedIsSeen(int width, int height) throws MediaException {
        encoder.setRate(300_000, 15);
        for (int i = 0; i < 12; i++) {
            VideoFrame sent = Pictures.moving(width, height, i);
            VideoFrame seen = decode(encoder.encode(sent, false)).orElseThrow();
            assertThat(seen.width()).isEqualTo(width);
            assertThat(seen.height()).isEqualTo(height);
            assertThat(Pictures.likeness(sent, seen)).as("picture %d", i).isGreaterThan(30);
        }
    }

    @Test
    void theConfigurationComesBeforeEachKeyFrame() {
        List<byte[]> first = encoder.encode(Pictures.moving(192, 144, 0), false);
        assertThat(first).hasSize(2);
        assertThat(VideoTagHeader.decode(first.get(0)).isSequenceHeader()).isTrue();
        assertThat(VideoTagHeader.decode(first.get(1)).isKeyFrame()).isTrue();
        List<byte[]> second = encoder.encode(Pictures.moving(192, 144, 1), false);
        assertThat(second).hasSize(1);
        assertThat(VideoTagHeader.decode(second.get(0)).needsEarlierFrames()).isTrue();
        List<byte[]> asked = encoder.encode(Pictures.moving(192, 144, 2), true);
        assertThat(asked).hasSize(2);
        assertThat(VideoTagHeader.decode(asked.get(1)).isKeyFrame()).isTrue();
        assertThat(encoder.encode(Pictures.moving(96, 80, 3), false)).hasSize(2);
    }

    @Test
    void anotherSizeInTheMiddleIsSeen() throws MediaException {
        decode(encoder.encode(Pictures.moving(320, 240, 0), false));
        assertThat(decode(encoder.encode(Pictures.moving(192, 144, 1), false)).orElseThrow().width()).isEqualTo(192);
        assertThat(decode(encoder.encode(Pictures.moving(192, 144, 2), false)).orElseThrow().width()).isEqualTo(192);
        assertThat(decode(encoder.encode(Pictures.moving(320, 240, 3), false)).orElseThrow().width()).isEqualTo(320);
    }

    @Test
    void itTakesAboutWhatItMay() {
        encoder.setRate(150_000, 15);
        long bits = 0;
        for (int i = 0; i < 60; i++) {
            int size = encoder.encode(Pictures.moving(320, 240, i), false).stream().mapToInt(tag -> tag.length).sum();
            bits += i < 15 ? 0 : size * 8L;
        }
        assertThat(bits / 3.0).isCloseTo(150_000, within(60_000.0));
    }

    @Test
    void afterALostPictureNothingIsShownBeforeTheNextKeyFrame() throws MediaException {
        decode(encoder.encode(Pictures.moving(192, 144, 0), false));
        assertThat(decode(encoder.encode(Pictures.moving(192, 144, 1), false))).isPresent();
        encoder.encode(Pictures.moving(192, 144, 2), false);
        assertThat(decode(encoder.encode(Pictures.moving(192, 144, 3), false))).isEmpty();
        assertThat(decoder.awaitsKeyFrame()).isTrue();
        assertThat(decode(encoder.encode(Pictures.moving(192, 144, 4), false))).isEmpty();
        assertThat(decode(encoder.encode(Pictures.moving(192, 144, 5), true))).isPresent();
        assertThat(decoder.awaitsKeyFrame()).isFalse();
    }

    @Test
    void aConfigurationThatComesAgainInterruptsNothing() throws MediaException {
        List<byte[]> key = encoder.encode(Pictures.moving(64, 64, 0), true);
        decode(key);
        decode(List.of(key.get(0)));
        assertThat(decode(encoder.encode(Pictures.moving(64, 64, 1), false))).isPresent();
    }

    @Test
    void numbersOfFramesGoRoundWithoutAGap() throws MediaException {
        decode(encoder.encode(Pictures.moving(32, 32, 0), false));
        for (int i = 1; i < 1100; i++) {
            assertThat(decode(encoder.encode(Pictures.moving(32, 32, i), false))).as("picture %d", i).isPresent();
        }
    }

    @Test
    void aPictureOfNoiseIsNoFailure() throws MediaException {
        encoder.setRate(3_000_000, 15);
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 5; i++) {
            VideoFrame noise = Pictures.moving(64, 64, i);
            random.nextBytes(noise.luma());
            decode(encoder.encode(noise, false));
        }
        assertThat(decode(encoder.encode(Pictures.moving(64, 64, 0), true))).isPresent();
    }

    @Test
    void noTagMakesTheDecoderThrowAnythingElse() throws MediaException {
        long seed = 20261123;
        SplittableRandom random = new SplittableRandom(seed);
        List<byte[]> good = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            good.addAll(encoder.encode(Pictures.moving(64, 48, i), i % 5 == 0));
        }
        int refused = 0;
        for (int i = 0; i < 4000; i++) {
            try {
                decoder.decode(mutated(good.get(random.nextInt(i % 3 == 0 ? 2 : good.size())), random));
            } catch (MediaException e) {
                refused++;
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed + ", " + i, e);
            }
        }
        assertThat(refused).isGreaterThan(100);
        VideoEncoder fresh = new JavaAvcCodec().newEncoder();
        assertThat(decode(fresh.encode(Pictures.moving(64, 48, 0), true))).isPresent();
    }

    private static byte[] mutated(byte[] good, SplittableRandom random) {
        byte[] tag = good.clone();
        switch (random.nextInt(4)) {
            case 0 -> tag = Arrays.copyOf(tag, random.nextInt(tag.length));
            case 1 -> {
                tag = new byte[random.nextInt(100)];
                random.nextBytes(tag);
            }
            case 2 -> {
                for (int i = random.nextInt(1, 8); i > 0; i--) {
                    tag[random.nextInt(5, tag.length)] = (byte) random.nextInt();
                }
            }
            default -> tag[random.nextInt(tag.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return tag;
    }
}
