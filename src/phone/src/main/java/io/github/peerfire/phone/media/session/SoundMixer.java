package io.github.peerfire.phone.media.session;

/** What the loudspeaker plays besides the far end of its own pipeline: the others in a group. */
@FunctionalInterface
public interface SoundMixer {

    /** Nothing. */
    SoundMixer NONE = (samples, now, sinkDelay) -> { };

    /**
     * Adds to the next 20 ms, on the loudspeaker's thread.
     *
     * @param samples what is played otherwise; changed
     * @param now when they are handed to the loudspeaker
     * @param sinkDelay nanoseconds from then until they are heard
     */
    void mixIn(short[] samples, long now, long sinkDelay);
}
