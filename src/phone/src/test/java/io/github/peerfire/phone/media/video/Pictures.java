package io.github.peerfire.phone.media.video;

/** Pictures for tests. */
final class Pictures {

    private Pictures() {
    }

    /** A smooth picture with a bright square that moves. */
    static VideoFrame moving(int width, int height, int step) {
        VideoFrame frame = VideoFrame.black(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean square = x - 2 * step % width >= 0 && x - 2 * step % width < 40 && y > 20 && y < 60;
                frame.luma()[y * width + x] = (byte) (square ? VideoFrame.WHITE
                        : 40 + x * 80 / width + y * 60 / height);
            }
        }
        for (int i = 0; i < frame.blue().length; i++) {
            frame.blue()[i] = (byte) (100 + i % (width / 2) * 50 / width);
        }
        return frame;
    }

    /** How like two pictures are in brightness, in decibels (PSNR). */
    static double likeness(VideoFrame one, VideoFrame other) {
        double sum = 0;
        for (int i = 0; i < one.luma().length; i++) {
            int difference = (one.luma()[i] & 0xff) - (other.luma()[i] & 0xff);
            sum += difference * difference;
        }
        return 10 * Math.log10(255.0 * 255 * one.luma().length / Math.max(sum, 1));
    }
}
