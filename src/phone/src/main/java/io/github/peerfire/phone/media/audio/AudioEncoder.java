package io.github.peerfire.phone.media.audio;

import java.util.Optional;

/** Encodes sound frame by frame, each into a tag of its own. Not thread-safe. */
public interface AudioEncoder {

    /** The tag that has to be sent before all others, if the format has one. */
    default Optional<byte[]> sequenceHeader() {
        return Optional.empty();
    }

    /**
     * Encodes 20 ms.
     *
     * @param samples {@link AudioFrame#SAMPLES}
     * @return the body of an audio message, header first
     */
    byte[] encode(short[] samples);

    /** By how many samples at {@link AudioFrame#RATE} the sound is late after decoding. */
    int delay();
}
