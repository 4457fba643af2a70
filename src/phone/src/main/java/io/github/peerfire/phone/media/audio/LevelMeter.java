package io.github.peerfire.phone.media.audio;

/** Measures how loud sound is, as a level meter shows it: up at once, down slowly. Thread-safe. */
public final class LevelMeter {

    /** What the meter calls silence, in decibels of full scale. */
    public static final double SILENCE = -90;

    /** For each frame of 20 ms: 20 dB in a second. */
    private static final double FALL = 0.4;

    private double decibels = SILENCE;

    /** Takes the next frame. */
    public synchronized void take(short[] samples) {
        decibels = Math.max(decibels - FALL, decibels(samples));
    }

    /** Nothing more is heard. */
    public synchronized void reset() {
        decibels = SILENCE;
    }

    /** Root mean square in decibels of full scale, {@link #SILENCE} to 0; a full sine has -3. */
    public synchronized double decibels() {
        return decibels;
    }

    /** The same as a share of a bar that begins at -60 dB: 0 to 1. */
    public double bar() {
        return Math.max(0, Math.min(1, 1 + decibels() / 60));
    }

    /** Root mean square of samples in decibels of full scale, {@link #SILENCE} to 0. */
    public static double decibels(short[] samples) {
        double sum = 0;
        for (short sample : samples) {
            sum += (double) sample * sample;
        }
        double mean = samples.length == 0 ? 0 : sum / samples.length;
        double full = (double) Short.MAX_VALUE * Short.MAX_VALUE;
        return mean == 0 ? SILENCE : Math.max(SILENCE, Math.min(0, 10 * Math.log10(mean / full)));
    }
}
