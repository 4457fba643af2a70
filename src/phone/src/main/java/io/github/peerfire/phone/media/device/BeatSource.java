package io.github.peerfire.phone.media.device;

import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.AudioSource;

/**
 * A microphone that is made up: silence, and a beep of 1 kHz for 100 ms at each whole second of the phone's clock, the
 * same that {@link TestCamera} shows. Shows how far sound and pictures are apart.
 */
public final class BeatSource implements AudioSource {

    /** Of the beep, in hertz. */
    public static final double FREQUENCY = 1000;

    private static final long SECOND = 1_000_000_000L;
    private static final long LENGTH = SECOND / 10;
    private static final long SAMPLE = SECOND / AudioFrame.RATE;

    @Override
    public String name() {
        return "Beat";
    }

    @Override
    public boolean isPaced() {
        return false;
    }

    /** The 20 ms before now, as a microphone would have heard them. */
    @Override
    public void read(short[] samples, long now) {
        for (int i = 0; i < samples.length; i++) {
            long into = Math.floorMod(now - (samples.length - i) * SAMPLE, SECOND);
            double phase = 2 * Math.PI * FREQUENCY * into / SECOND;
            samples[i] = into < LENGTH ? (short) Math.round(ToneSource.AMPLITUDE * Math.sin(phase)) : 0;
        }
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
