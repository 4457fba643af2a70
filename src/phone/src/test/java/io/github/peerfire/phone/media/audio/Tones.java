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
