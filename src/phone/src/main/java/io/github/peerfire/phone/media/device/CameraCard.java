package io.github.peerfire.phone.media.device;

import io.github.peerfire.phone.media.video.VideoFrame;
import io.github.peerfire.phone.media.video.VideoSource;

/** What is seen in place of a camera that is not there, or broke: a camera that is crossed out. It never moves. */
public final class CameraCard implements VideoSource {

    private static final int GROUND = 40;
    private static final int DRAWING = 150;
    /** Sides in twelfths of the picture's height. */
    private static final int UNITS = 12;

    private final VideoFrame card;

    /**
     * Draws it.
     *
     * @param width even
     * @param height even
     */
    public CameraCard(int width, int height) {
        card = VideoFrame.black(width, height);
        int unit = Math.max(1, height / UNITS);
        int left = width / 2 - 3 * unit;
        int top = height / 2 - 2 * unit;
        PictureClock.rectangle(card, 0, 0, width, height, GROUND);
        PictureClock.rectangle(card, left, top, 4 * unit, 4 * unit, DRAWING);
        for (int i = 0; i < 2 * unit; i++) {
            int half = unit / 2 + i / 2;
            PictureClock.rectangle(card, left + 4 * unit + i, height / 2 - half, 1, 2 * half, DRAWING);
        }
        for (int i = -4 * unit; i < 4 * unit; i++) {
            PictureClock.rectangle(card, width / 2 + i - unit / 2, height / 2 + i * 3 / 4, unit, unit / 2, GROUND);
            PictureClock.rectangle(card, width / 2 + i - unit / 8, height / 2 + i * 3 / 4, unit / 4 + 1, 1, DRAWING);
        }
    }

    @Override
    public String name() {
        return "No camera";
    }

    @Override
    public boolean isPaced() {
        return false;
    }

    @Override
    public VideoFrame read(long now) {
        return card;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
