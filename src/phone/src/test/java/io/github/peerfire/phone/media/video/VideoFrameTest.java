package io.github.peerfire.phone.media.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VideoFrameTest {

    /** A picture of one colour, by ITU-R BT.601 with the range of television. */
    private static VideoFrame full(int width, int height, int colour) {
        int r = colour >> 16;
        int g = colour >> 8 & 0xff;
        int b = colour & 0xff;
        return new VideoFrame(width, height,
                plane(width * height, (66 * r + 129 * g + 25 * b) / 256.0 + 16),
                plane(width * height / 4, (-38 * r - 74 * g + 112 * b) / 256.0 + 128),
                plane(width * height / 4, (112 * r - 94 * g - 18 * b) / 256.0 + 128));
    }

    private static byte[] plane(int length, double level) {
        byte[] plane = new byte[length];
        Arrays.fill(plane, (byte) Math.round(level));
        return plane;
    }

    @ParameterizedTest
    @ValueSource(ints = {0x000000, 0xffffff, 0xff0000, 0x00ff00, 0x0000ff, 0x808080, 0x336699})
    void coloursComeBack(int colour) {
        int[] again = new int[16 * 8];
        full(16, 8, colour).toRgb(again);
        for (int shift = 0; shift <= 16; shift += 8) {
            assertThat(again[37] >> shift & 0xff).isCloseTo(colour >> shift & 0xff, within(4));
        }
    }

    @Test
    void scalingKeepsBrightnessAndPlace() {
        VideoFrame frame = Pictures.moving(320, 240, 30);
        VideoFrame half = frame.scaled(160, 120);
        assertThat(half.width()).isEqualTo(160);
        assertThat(half.lumaAt(40, 20)).isCloseTo(frame.lumaAt(80, 40), within(3));
        assertThat(half.scaled(320, 240).lumaAt(200, 100)).isCloseTo(frame.lumaAt(200, 100), within(3));
        assertThat(frame.scaled(320, 240)).isSameAs(frame);
    }

    @Test
    void oddOrHugePicturesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> VideoFrame.black(3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> VideoFrame.black(1922, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VideoFrame(2, 2, new byte[4], new byte[1], new byte[2]));
    }
}
