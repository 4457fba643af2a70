package io.github.peerfire.phone.media.audio;

/**
 * 20 milliseconds of sound. Between devices and codecs all sound has this shape: mono, 16 bits, 16 kHz.
 *
 * @param timestamp of its first sample, in milliseconds on the time line of its stream
 * @param samples {@link #SAMPLES} of them; not copied
 */
public record AudioFrame(long timestamp, short[] samples) {

    /** Samples in a second. */
    public static final int RATE = 16_000;

    /** How long it is. */
    public static final int MILLISECONDS = 20;

    /** How many samples it has. */
    public static final int SAMPLES = RATE / 1000 * MILLISECONDS;
}
