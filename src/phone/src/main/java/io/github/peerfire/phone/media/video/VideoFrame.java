package io.github.peerfire.phone.media.video;

import java.util.Arrays;

/**
 * A picture in three planes: brightness, and two of colour with half as many rows and columns (4:2:0; BT.601, 16 to
 * 235). Its planes are not copied and must not be changed.
 *
 * @param width even, {@link #MAXIMUM_SIDE} at most
 * @param height even, {@link #MAXIMUM_SIDE} at most
 * @param luma a byte without sign for each pixel, row by row
 * @param blue the difference of blue, for each square of four pixels; 128 is none
 * @param red the difference of red; likewise
 */
public record VideoFrame(int width, int height, byte[] luma, byte[] blue, byte[] red) {

    /** Larger ones are nowhere in a call. */
    public static final int MAXIMUM_SIDE = 1920;

    /** The smallest value of brightness. */
    public static final int BLACK = 16;

    /** The largest value of brightness. */
    public static final int WHITE = 235;

    /** Checks the lengths. */
    public VideoFrame {
        if (width <= 0 || height <= 0 || width > MAXIMUM_SIDE || height > MAXIMUM_SIDE || (width & 1) != 0
                || (height & 1) != 0) {
            throw new IllegalArgumentException("No size of a picture: " + width + "x" + height);
        }
        if (luma.length != width * height || blue.length != luma.length / 4 || red.length != blue.length) {
            throw new IllegalArgumentException("Planes that do not fit " + width + "x" + height);
        }
    }

    /** A black picture, to be drawn into before it is handed on. */
    public static VideoFrame black(int width, int height) {
        VideoFrame frame = new VideoFrame(width, height, new byte[width * height], new byte[width * height / 4],
                new byte[width * height / 4]);
        Arrays.fill(frame.luma, (byte) BLACK);
        Arrays.fill(frame.blue, (byte) 128);
        Arrays.fill(frame.red, (byte) 128);
        return frame;
    }

    /** The brightness of a pixel, 0 to 255. */
    public int lumaAt(int x, int y) {
        return luma[y * width + x] & 0xff;
    }

    /**
     * Converts it for a screen.
     *
     * @param pixels width times height, each 0xRRGGBB; overwritten
     */
    public void toRgb(int[] pixels) {
        for (int y = 0; y < height; y++) {
            int chroma = (y >> 1) * (width >> 1);
            for (int x = 0; x < width; x++) {
                int level = 298 * ((luma[y * width + x] & 0xff) - BLACK) + 128;
                int u = (blue[chroma + (x >> 1)] & 0xff) - 128;
                int v = (red[chroma + (x >> 1)] & 0xff) - 128;
                pixels[y * width + x] = clamp(level + 409 * v >> 8) << 16
                        | clamp(level - 100 * u - 208 * v >> 8) << 8 | clamp(level + 516 * u >> 8);
            }
        }
    }

    /** The same picture in another size; itself if that is its size. Each new pixel is the mean of what it covers. */
    public VideoFrame scaled(int newWidth, int newHeight) {
        if (newWidth == width && newHeight == height) {
            return this;
        }
        return new VideoFrame(newWidth, newHeight,
                scaled(luma, width, height, newWidth, newHeight),
                scaled(blue, width / 2, height / 2, newWidth / 2, newHeight / 2),
                scaled(red, width / 2, height / 2, newWidth / 2, newHeight / 2));
    }

    private static byte[] scaled(byte[] plane, int width, int height, int newWidth, int newHeight) {
        byte[] result = new byte[newWidth * newHeight];
        for (int y = 0; y < newHeight; y++) {
            int top = y * height / newHeight;
            int bottom = Math.max((y + 1) * height / newHeight, top + 1);
            for (int x = 0; x < newWidth; x++) {
                int left = x * width / newWidth;
                int right = Math.max((x + 1) * width / newWidth, left + 1);
                int sum = 0;
                for (int row = top; row < bottom; row++) {
                    for (int column = left; column < right; column++) {
                        sum += plane[row * width + column] & 0xff;
                    }
                }
                result[y * newWidth + x] = (byte) (sum / ((bottom - top) * (right - left)));
            }
        }
        return result;
    }

    private static int clamp(int value) {
        return Math.max(0, Math.min(255, value));
    }
}
