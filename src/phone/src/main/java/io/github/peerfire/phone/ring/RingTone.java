package io.github.peerfire.phone.ring;

import io.github.peerfire.phone.media.audio.AudioFrame;

/** Tones that come and go, computed sample by sample. Immutable. */
enum RingTone {

    /** Somebody calls: two bells that follow each other quickly, twice, then a pause. */
    INCOMING(3000, new double[] {660, 880}, new int[][] {{0, 400}, {600, 1000}}, 16),
    /** It rings at the other side: the tone of telephones in Europe, one second in five. */
    OUTGOING(5000, new double[] {425}, new int[][] {{0, 1000}}, 0);

    private static final double LOUDNESS = 0.25 * Short.MAX_VALUE;
    private static final double RISE_MILLISECONDS = 8;

    private final int periodMilliseconds;
    private final double[] hertz;
    private final int[][] bursts;
    private final double warble;

    /**
     * Describes one.
     *
     * @param bursts from when to when it is heard, in milliseconds of the period
     * @param warble how often in a second the frequencies take turns; 0 for all at once
     */
    RingTone(int periodMilliseconds, double[] hertz, int[][] bursts, double warble) {
        this.periodMilliseconds = periodMilliseconds;
        this.hertz = hertz;
        this.bursts = bursts;
        this.warble = warble;
    }

    /** 20 ms of it, the first ones with number 0. */
    short[] frame(long number) {
        short[] samples = new short[AudioFrame.SAMPLES];
        long first = number * AudioFrame.SAMPLES;
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(LOUDNESS * at(first + i));
        }
        return samples;
    }

    private double at(long sample) {
        double seconds = (double) sample / AudioFrame.RATE;
        double loudness = envelope(seconds * 1000 % periodMilliseconds);
        return loudness == 0 ? 0 : loudness * wave(seconds);
    }

    private double wave(double seconds) {
        if (warble > 0) {
            return Math.sin(2 * Math.PI * hertz[(int) (seconds * warble) % hertz.length] * seconds);
        }
        double sum = 0;
        for (double frequency : hertz) {
            sum += Math.sin(2 * Math.PI * frequency * seconds);
        }
        return sum / hertz.length;
    }

    /** Rises and falls within some milliseconds, or it would click. */
    private double envelope(double milliseconds) {
        for (int[] burst : bursts) {
            double inside = Math.min(milliseconds - burst[0], burst[1] - milliseconds);
            if (inside > 0) {
                return Math.min(1, inside / RISE_MILLISECONDS);
            }
        }
        return 0;
    }
}
