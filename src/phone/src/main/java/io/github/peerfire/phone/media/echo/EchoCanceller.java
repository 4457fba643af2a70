package io.github.peerfire.phone.media.echo;

import io.github.peerfire.phone.media.audio.AudioFrame;

/** Takes what the loudspeaker plays out of what the microphone hears. Its methods are never called at the same time. */
public interface EchoCanceller extends AutoCloseable {

    /** Changes nothing. */
    EchoCanceller NONE = new EchoCanceller() {

        @Override
        public void played(short[] samples, long sinkDelay) {
            // Nobody wants to know.
        }

        @Override
        public void captured(short[] samples) {
            // Left as it is.
        }
    };

    /**
     * The next 20 ms for the loudspeaker.
     *
     * @param samples {@link AudioFrame#SAMPLES}; not changed, not kept
     * @param sinkDelay nanoseconds from now until they are heard
     */
    void played(short[] samples, long sinkDelay);

    /**
     * The last 20 ms of the microphone.
     *
     * @param samples {@link AudioFrame#SAMPLES}; changed
     */
    void captured(short[] samples);

    /** Gives back what is outside of the virtual machine. Idempotent; nothing is called afterwards. */
    @Override
    default void close() {
    }
}
