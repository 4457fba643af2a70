package io.github.peerfire.phone.media.device;

import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.AudioSource;

/** A microphone that is made up: a sine tone at half of full scale. */
public final class ToneSource implements AudioSource {

    /** Half of full scale: -9 dB as root mean square. */
    public static final double AMPLITUDE = 0.5 * Short.MAX_VALUE;

    /** The lowest frequency that makes sense. */
    public static final double LOWEST = 20;

    /** The highest that all codecs carry. */
    public static final double HIGHEST = 3900;

    private final double frequency;
    private double phase;

    /**
     * Makes one.
     *
     * @param frequency in hertz, {@link #LOWEST} to {@link #HIGHEST}
     * @throws IllegalArgumentException if it is out of range
     */
    public ToneSource(double frequency) {
        if (!(frequency >= LOWEST && frequency <= HIGHEST)) {
            throw new IllegalArgumentException("A tone has between 20 and 3900 Hz, not " + frequency + ".");
        }
        this.frequency = frequency;
    }

    @Override
    public String name() {
        return "Tone";
    }

    @Override
    public boolean isPaced() {
        return false;
    }

    @Override
    public void read(short[] samples, long now) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(AMPLITUDE * Math.sin(phase));
            phase = (phase + 2 * Math.PI * frequency / AudioFrame.RATE) % (2 * Math.PI);
        }
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
