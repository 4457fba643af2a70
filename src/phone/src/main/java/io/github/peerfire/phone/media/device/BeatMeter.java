package io.github.peerfire.phone.media.device;

import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.video.VideoFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Measures how late a {@link BeatSource} is heard and a {@link TestCamera} is seen at the other side of a call, in
 * milliseconds, where both sides have the same clock: a beep is heard so much later than the whole second at which it
 * was made, a picture is seen so much later than the time it shows. Thread-safe.
 */
public final class BeatMeter {

    private static final int LOUD = 2000;
    private static final double SECOND = 1000;
    private static final double MILLISECOND = 1e6;
    private static final int QUIET_FRAMES = 10;
    /** More pictures between two beeps are not compared with any. */
    private static final int MAXIMUM_BETWEEN = 256;

    private final List<Double> mouthToEar = new ArrayList<>();
    private final List<Double> cameraToScreen = new ArrayList<>();
    private final List<Double> skew = new ArrayList<>();
    private final List<Seen> sinceBeep = new ArrayList<>();
    private int pictures;
    private int unreadable;
    private int quiet;
    private double late = -1;
    private long beepAt;

    private record Seen(double old, long now) {
    }

    /**
     * Takes what is heard.
     *
     * @param samples 20 ms
     * @param now when the first of them is heard, in nanoseconds
     */
    public synchronized void heard(short[] samples, long now) {
        int onset = onset(samples);
        if (onset >= 0 && quiet >= QUIET_FRAMES) {
            double next = (now / MILLISECOND + onset * SECOND / AudioFrame.RATE) % SECOND;
            // Sound of one age is heard while a picture of another age appears; between beeps it may gain or lose.
            sinceBeep.forEach(seen -> skew.add(late + (next - late) * (seen.now() - beepAt) / (now - beepAt)
                    - seen.old()));
            sinceBeep.clear();
            late = next;
            beepAt = now;
            mouthToEar.add(late);
        }
        quiet = onset >= 0 ? 0 : quiet + 1;
    }

    /**
     * Takes 20 ms that were made up in place of sound that did not come in time. When a beep began that is among them
     * nobody knows: a beep is measured if the silence before it and its beginning were heard as they were sent.
     */
    public synchronized void madeUp() {
        quiet = 0;
    }

    private static int onset(short[] samples) {
        for (int i = 0; i < samples.length; i++) {
            if (Math.abs(samples[i]) > LOUD) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Takes what is seen.
     *
     * @param now when it is seen, in nanoseconds
     */
    public synchronized void seen(VideoFrame frame, long now) {
        pictures++;
        if (PictureClock.read(frame).isEmpty()) {
            unreadable++;
            return;
        }
        double old = (now / MILLISECOND - PictureClock.read(frame).getAsLong()) % (1L << 32);
        cameraToScreen.add(old);
        if (late >= 0 && sinceBeep.size() < MAXIMUM_BETWEEN) {
            sinceBeep.add(new Seen(old, now));
        }
    }

    /** What comes from now on is compared with nothing that was before; what was measured stays. */
    public synchronized void interrupt() {
        sinceBeep.clear();
        quiet = 0;
        late = -1;
    }

    /** Forgets what was measured, such as while phones got going. */
    public synchronized void begin() {
        mouthToEar.clear();
        cameraToScreen.clear();
        skew.clear();
        sinceBeep.clear();
        pictures = 0;
        unreadable = 0;
    }

    /** How many pictures were seen. */
    public synchronized int pictures() {
        return pictures;
    }

    /** How many of them had no clock that can be read. */
    public synchronized int unreadable() {
        return unreadable;
    }

    /** How late beeps were heard, sorted; less than a second. */
    public synchronized List<Double> mouthToEar() {
        return sorted(mouthToEar);
    }

    /** How late pictures were seen, sorted. */
    public synchronized List<Double> cameraToScreen() {
        return sorted(cameraToScreen);
    }

    /** By how much sound was behind the pictures that were seen with it, sorted; negative before them. */
    public synchronized List<Double> soundBehindPictures() {
        return sorted(skew);
    }

    /**
     * The value that a share of all does not exceed.
     *
     * @param sorted at least one
     * @param share 0 to 1
     */
    public static double percentile(List<Double> sorted, double share) {
        return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }

    private static List<Double> sorted(List<Double> values) {
        List<Double> copy = new ArrayList<>(values);
        Collections.sort(copy);
        return copy;
    }

    @Override
    public synchronized String toString() {
        return String.format(Locale.ROOT, "mouth to ear %s ms, camera to screen %s ms, sound behind pictures %s ms, "
                + "%d pictures, %d unreadable", range(mouthToEar()), range(cameraToScreen()),
                range(soundBehindPictures()), pictures, unreadable);
    }

    private static String range(List<Double> sorted) {
        return sorted.isEmpty() ? "none" : String.format(Locale.ROOT, "%.0f (%.0f to %.0f, 95 %% up to %.0f)",
                percentile(sorted, 0.5), sorted.get(0), sorted.get(sorted.size() - 1), percentile(sorted, 0.95));
    }
}
