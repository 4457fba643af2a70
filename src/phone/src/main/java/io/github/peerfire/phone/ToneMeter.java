package io.github.peerfire.phone;

/** Measures the frequency of a tone at 8 kHz by its upward passages through zero. Thread-safe. */
final class ToneMeter {

    private static final int WINDOW = ToneGenerator.RATE / 2;

    private int samples;
    private int passages;
    private int first;
    private int last;
    private short previous;
    private double frequency;

    /** Takes the next samples. */
    synchronized void take(short[] next) {
        for (short sample : next) {
            if (previous < 0 && sample >= 0) {
                if (passages == 0) {
                    first = samples;
                }
                last = samples;
                passages++;
            }
            previous = sample;
            if (++samples == WINDOW) {
                conclude();
            }
        }
    }

    /** What was measured last, over half a second, in hertz; 0 before. */
    synchronized double frequency() {
        return frequency;
    }

    private void conclude() {
        frequency = passages < 2 ? 0 : (double) (passages - 1) * ToneGenerator.RATE / (last - first);
        samples = 0;
        passages = 0;
    }
}
