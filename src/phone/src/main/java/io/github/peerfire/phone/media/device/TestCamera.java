package io.github.peerfire.phone.media.device;

import io.github.peerfire.phone.media.video.VideoFrame;
import io.github.peerfire.phone.media.video.VideoSource;

/** A camera that is made up: stripes of colour, something that moves, and a {@link PictureClock} with the time. */
public final class TestCamera implements VideoSource {

    /**
     * Blue and red differences of white, yellow, cyan, green, magenta, red, blue, black, with the brightness before.
     */
    private static final int[][] STRIPES = {{180, 128, 128}, {162, 44, 142}, {131, 156, 44}, {112, 72, 58},
        {84, 184, 198}, {65, 100, 212}, {35, 212, 114}, {16, 128, 128}};
    /** In how many milliseconds it goes from left to right. */
    private static final int CROSSING = 4000;

    private final VideoFrame background;

    /**
     * Makes one.
     *
     * @param width even
     * @param height even
     */
    public TestCamera(int width, int height) {
        background = VideoFrame.black(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int[] stripe = STRIPES[x * STRIPES.length / width];
                background.luma()[y * width + x] = (byte) stripe[0];
                background.blue()[(y >> 1) * (width >> 1) + (x >> 1)] = (byte) stripe[1];
                background.red()[(y >> 1) * (width >> 1) + (x >> 1)] = (byte) stripe[2];
            }
        }
    }

    @Override
    public String name() {
        return "Test picture";
    }

    @Override
    public boolean isPaced() {
        return false;
    }

    @Override
    public VideoFrame read(long now) {
        VideoFrame frame = new VideoFrame(background.width(), background.height(), background.luma().clone(),
                background.blue(), background.red());
        long milliseconds = Math.floorDiv(now, 1_000_000L);
        int side = frame.height() / 6;
        int left = Math.floorMod(milliseconds, CROSSING) * (frame.width() - side) / CROSSING;
        PictureClock.rectangle(frame, left, frame.height() / 6, side, side, VideoFrame.WHITE);
        PictureClock.draw(frame, milliseconds);
        return frame;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
