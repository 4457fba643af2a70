package io.github.peerfire.phone.media.audio;

/** Measures a tone: its frequency by upward passages through zero, its level by Goertzel's algorithm. Thread-safe. */
public final class ToneMeter {

    private static final int WINDOW = AudioFrame.RATE / 2;
    /** Quieter is no tone: 1 in 1,000 of full scale. */
    private static final int THRESHOLD = 32;
    /** Passages through zero are blurred by noise: so many hertz around, the strongest is the tone. */
    private static final double NEAR = 6;
    private static final double STEP = 0.25;

    private final short[] window = new short[WINDOW];
    private int samples;
    private double frequency;
    private double decibels = LevelMeter.SILENCE;
    private double purity;

    /** Takes the next samples. */
    public synchronized void take(short[] next) {
        for (short sample : next) {
            window[samples++] = sample;
            if (samples == WINDOW) {
                conclude();
                samples = 0;
            }
        }
    }

    /** What was measured last, over half a second, in hertz; 0 before, and for silence. */
    public synchronized double frequency() {
        return frequency;
    }

    /** How loud it was at that frequency, as root mean square, in decibels of full scale. */
    public synchronized double decibels() {
        return decibels;
    }

    /** Which share of the power was at that frequency, 0 to 1: a pure tone has 1. */
    public synchronized double purity() {
        return purity;
    }

    private void conclude() {
        double all = Math.pow(10, LevelMeter.decibels(window) / 10);
        double rough = passages();
        double tone = 0;
        frequency = rough;
        for (double near = rough - NEAR; rough > NEAR && near <= rough + NEAR; near += STEP) {
            double power = power(window, near);
            if (power > tone) {
                tone = power;
                frequency = near;
            }
        }
        decibels = tone == 0 ? LevelMeter.SILENCE : Math.max(LevelMeter.SILENCE, 10 * Math.log10(tone));
        purity = Math.min(1, tone / all);
    }

    private double passages() {
        int passages = 0;
        double first = 0;
        double last = 0;
        boolean below = false;
        for (int i = 1; i < WINDOW; i++) {
            below |= window[i] < -THRESHOLD;
            if (below && window[i] >= 0) {
                // Where the line between the two samples crosses zero.
                last = i - (double) window[i] / (window[i] - window[i - 1]);
                first = passages++ == 0 ? last : first;
                below = false;
            }
        }
        return passages < 2 ? 0 : (passages - 1) * AudioFrame.RATE / (last - first);
    }

    /** The power of one frequency in samples, as a share of full scale squared: a full sine has 0.5. */
    public static double power(short[] samples, double hertz) {
        double step = 2 * Math.PI * hertz / AudioFrame.RATE;
        double coefficient = 2 * Math.cos(step);
        double before = 0;
        double last = 0;
        for (short sample : samples) {
            double now = (double) sample / Short.MAX_VALUE + coefficient * last - before;
            before = last;
            last = now;
        }
        double square = before * before + last * last - coefficient * before * last;
        return 2 * square / ((double) samples.length * samples.length);
    }
}
