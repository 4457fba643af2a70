package io.github.peerfire.phone;

/** A sine tone at 8 kHz. Not thread-safe. */
final class ToneGenerator {

    /** Samples in a second, that of G.711. */
    static final int RATE = 8000;

    private static final double AMPLITUDE = 0.5 * Short.MAX_VALUE;

    private final double step;
    private double phase;

    /**
     * Makes one.
     *
     * @param frequency in hertz, 20-3900
     * @throws IllegalArgumentException if it is out of range
     */
    ToneGenerator(double frequency) {
        if (!(frequency >= 20 && frequency <= 3900)) {
            throw new IllegalArgumentException("A tone has between 20 and 3900 Hz, not " + frequency + ".");
        }
        step = 2 * Math.PI * frequency / RATE;
    }

    /** The next samples. */
    short[] next(int count) {
        short[] samples = new short[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (short) Math.round(AMPLITUDE * Math.sin(phase));
            phase = (phase + step) % (2 * Math.PI);
        }
        return samples;
    }
}
