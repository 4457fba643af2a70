package io.github.peerfire.demo;

import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.device.PictureClock;
import io.github.peerfire.phone.media.video.VideoFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Measures what one phone hears of another's beat and sees of its clock, in milliseconds. Both phones have the same clock,
 * {@link System#nanoTime}: a beep is heard so much later than the whole second at which it was made, a picture is seen so much
 * later than the time it shows. Thread-safe.
 */
final class MediaMeasure {

    private static final int LOUD = 2000;
    private static final long SECOND = 1000;
    private static final int QUIET_FRAMES = 10;

    private final List<Double> mouthToEar = new ArrayList<>();
    private final List<Double> cameraToScreen = new ArrayList<>();
    private final List<Double> skew = new ArrayList<>();
    private int pictures;
    private int unreadable;
    private int quiet;
    private double late = -1;

    synchronized void heard(AudioFrame frame) {
        double now = now();
        int onset = onset(frame.samples());
        if (onset >= 0 && quiet >= QUIET_FRAMES) {
            late = (now + (double) onset * SECOND / AudioFrame.RATE) % SECOND;
            mouthToEar.add(late);
        }
        quiet = onset >= 0 ? 0 : quiet + 1;
    }

    synchronized void seen(VideoFrame frame) {
        pictures++;
        if (PictureClock.read(frame).isEmpty()) {
            unreadable++;
            return;
        }
        double old = (now() - PictureClock.read(frame).getAsLong()) % (1L << 32);
        cameraToScreen.add(old);
        if (late >= 0) {
            // Sound of one age is heard while a picture of another age appears.
            skew.add(late - old);
        }
    }

    private static int onset(short[] samples) {
        for (int i = 0; i < samples.length; i++) {
            if (Math.abs(samples[i]) > LOUD) {
                return i;
            }
        }
        return -1;
    }

    /** Forgets what the phones needed to get going. */
    synchronized void begin() {
        mouthToEar.clear();
        cameraToScreen.clear();
        skew.clear();
        pictures = 0;
        unreadable = 0;
    }

    synchronized int pictures() {
        return pictures;
    }

    synchronized int unreadable() {
        return unreadable;
    }

    synchronized List<Double> mouthToEar() {
        return sorted(mouthToEar);
    }

    synchronized List<Double> cameraToScreen() {
        return sorted(cameraToScreen);
    }

    synchronized List<Double> skew() {
        return sorted(skew);
    }

    /** Without the best and the worst twentieth. */
    static List<Double> middle(List<Double> sorted) {
        return sorted.subList(sorted.size() / 20, sorted.size() - sorted.size() / 20);
    }

    private static List<Double> sorted(List<Double> values) {
        List<Double> copy = new ArrayList<>(values);
        Collections.sort(copy);
        return copy;
    }

    private static double now() {
        return System.nanoTime() / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }

    @Override
    public synchronized String toString() {
        return "mouth to ear " + range(mouthToEar()) + " ms, camera to screen " + range(cameraToScreen())
                + " ms, sound behind pictures " + range(skew()) + " ms, " + pictures + " pictures, " + unreadable
                + " unreadable";
    }

    private static String range(List<Double> sorted) {
        return sorted.isEmpty() ? "none" : String.format("%.0f (%.0f to %.0f)", sorted.get(sorted.size() / 2),
                sorted.get(0), sorted.get(sorted.size() - 1));
    }
}
