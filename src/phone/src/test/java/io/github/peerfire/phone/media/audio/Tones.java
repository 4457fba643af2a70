package io.github.peerfire.phone.media.audio;

import java.util.SplittableRandom;

/** Sound for tests. */
final class Tones {

    private Tones() {
    }

    /** A sine. */
    static short[] sine(double hertz, double amplitude, int samples, int rate) {
        short[] sine = new short[samples];
        for (int i = 0; i < samples; i++) {
            sine[i] = (short) Math.round(amplitude * Math.sin(2 * Math.PI * hertz * i / rate));
        }
        return sine;
    }

    /** An "a", roughly, at {@link AudioFrame#RATE}: harmonics of the voice's pitch, louder near 700 and 1,200 Hz. */
    static short[] vowel(double pitch, int samples) {
        short[] vowel = new short[samples];
        for (int i = 0; i < samples; i++) {
            double sum = 0;
            for (double hertz = pitch; hertz < 3600; hertz += pitch) {
                double low = 1 / (1 + Math.pow((hertz - 700) / 120, 2));
                double high = 0.6 / (1 + Math.pow((hertz - 1200) / 150, 2));
                sum += (low + high) * Math.sin(2 * Math.PI * hertz * i / AudioFrame.RATE);
            }
            vowel[i] = (short) Math.round(2500 * sum);
        }
        return vowel;
    }

    /** One frame of many. */
    static short[] frame(short[] sound, int index) {
        short[] frame = new short[AudioFrame.SAMPLES];
        System.arraycopy(sound, index * AudioFrame.SAMPLES, frame, 0, frame.length);
        return frame;
    }

    /** Bytes by chance. */
    static byte[] noise(SplittableRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
