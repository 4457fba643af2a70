package io.github.peerfire.phone.media.audio;

import java.util.Arrays;

/**
 * Makes up sound in place of what was lost: repeats the last period of the voice, ever more quietly (in the manner of
 * ITU-T G.711 appendix I). For codecs that bring nothing of their own. Not thread-safe.
 */
final class PitchConcealment {

    /** Periods of 400 to 66 Hz. */
    private static final int SHORTEST = AudioFrame.RATE / 400;
    private static final int LONGEST = AudioFrame.RATE / 66;
    private static final int COMPARED = AudioFrame.SAMPLES;
    private static final int KEPT = LONGEST + COMPARED;
    /** Where true sound begins again both are mixed for 5 ms. */
    private static final int OVERLAP = AudioFrame.RATE / 200;
    /** After 60 ms it is silent. */
    private static final int FADE = 3 * AudioFrame.SAMPLES;

    private final short[] past = new short[KEPT];
    private short[] period = new short[0];
    private int made;

    /**
     * Sound that came, after which the next can be made up. The beginning is changed if something was made up before.
     */
    void take(short[] samples) {
        if (made > 0) {
            int overlap = Math.min(OVERLAP, samples.length);
            for (int i = 0; i < overlap; i++) {
                samples[i] = (short) ((samples[i] * (i + 1) + next() * (overlap - i)) / (overlap + 1));
            }
            made = 0;
        }
        remember(samples);
    }

    /** The next 20 ms, made up. */
    short[] make() {
        if (made == 0) {
            int lag = lag();
            period = Arrays.copyOfRange(past, KEPT - lag, KEPT);
        }
        short[] samples = new short[AudioFrame.SAMPLES];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = next();
        }
        remember(samples);
        return samples;
    }

    private short next() {
        int gain = Math.max(FADE - made, 0);
        short sample = (short) (period[made % period.length] * gain / FADE);
        made++;
        return sample;
    }

    private void remember(short[] samples) {
        int count = Math.min(samples.length, KEPT);
        System.arraycopy(past, count, past, 0, KEPT - count);
        System.arraycopy(samples, samples.length - count, past, KEPT - count, count);
    }

    /** After how many samples the past repeats itself best. */
    private int lag() {
        int best = SHORTEST;
        double highest = Double.NEGATIVE_INFINITY;
        for (int lag = SHORTEST; lag <= LONGEST; lag++) {
            double product = 0;
            double energy = 1;
            for (int i = KEPT - COMPARED; i < KEPT; i++) {
                product += (double) past[i] * past[i - lag];
                energy += (double) past[i - lag] * past[i - lag];
            }
            double likeness = product / Math.sqrt(energy);
            if (likeness > highest) {
                highest = likeness;
                best = lag;
            }
        }
        return best;
    }
}
