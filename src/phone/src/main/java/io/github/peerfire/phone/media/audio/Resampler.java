package io.github.peerfire.phone.media.audio;

import java.util.Arrays;

/**
 * Changes the rate of a stream of samples by a rational factor, with a windowed sinc as filter. Not thread-safe.
 */
public final class Resampler {

    /** Zeros of the filter on each side, at the lower of the two rates. */
    private static final int ZEROS = 16;
    /** Of the lower rate's band, what is kept; the rest is for the slope. */
    private static final double BAND = 0.94;

    private final int up;
    private final int down;
    private final float[][] phases;
    private final int taps;
    private final int kept;
    private float[] buffer;
    private long position;

    /**
     * Makes one.
     *
     * @param from samples in a second of what comes in
     * @param to of what goes out
     * @throws IllegalArgumentException unless both are positive
     */
    public Resampler(int from, int to) {
        if (from <= 0 || to <= 0) {
            throw new IllegalArgumentException("A rate is positive: " + from + ", " + to);
        }
        int divisor = greatestCommonDivisor(from, to);
        up = to / divisor;
        down = from / divisor;
        double cutoff = Math.min(1, (double) up / down);
        int half = (int) Math.ceil(ZEROS / cutoff);
        taps = 2 * half;
        phases = new float[up][];
        for (int phase = 0; phase < up; phase++) {
            phases[phase] = coefficients(half, cutoff * BAND, (double) phase / up);
        }
        buffer = new float[taps];
        kept = taps;
    }

    /** By how many samples of the incoming rate the sound is late afterwards. */
    public int delay() {
        return taps / 2;
    }

    /**
     * Takes the next samples, and gives as many at the other rate as they last; rounded, if that is no whole number.
     */
    public short[] process(short[] samples) {
        if (buffer.length < kept + samples.length) {
            buffer = Arrays.copyOf(buffer, kept + samples.length);
        }
        for (int i = 0; i < samples.length; i++) {
            buffer[kept + i] = samples[i];
        }
        long end = (long) samples.length * up;
        short[] result = new short[(int) ((end - position + down - 1) / down)];
        for (int i = 0; i < result.length; i++) {
            result[i] = sample((int) (position / up), phases[(int) (position % up)]);
            position += down;
        }
        position -= end;
        System.arraycopy(buffer, samples.length, buffer, 0, kept);
        return result;
    }

    private short sample(int start, float[] coefficients) {
        float sum = 0;
        for (int i = 0; i < taps; i++) {
            sum += buffer[start + i] * coefficients[i];
        }
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sum)));
    }

    private static float[] coefficients(int half, double cutoff, double fraction) {
        double[] exact = new double[2 * half];
        double sum = 0;
        for (int i = 0; i < exact.length; i++) {
            double distance = i - (half - 1) - fraction;
            exact[i] = sinc(cutoff * distance) * window(distance / half);
            sum += exact[i];
        }
        float[] coefficients = new float[exact.length];
        for (int i = 0; i < exact.length; i++) {
            coefficients[i] = (float) (exact[i] / sum);
        }
        return coefficients;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    /** Blackman's. */
    private static double window(double x) {
        return Math.abs(x) >= 1 ? 0 : 0.42 + 0.5 * Math.cos(Math.PI * x) + 0.08 * Math.cos(2 * Math.PI * x);
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
