package io.github.peerfire.phone.media.audio;

import io.github.peerfire.phone.media.MediaException;

/** Decodes tags, and makes up sound in place of those that did not come. Not thread-safe. */
public interface AudioDecoder {

    /**
     * Decodes a tag. Takes any bytes.
     *
     * @return samples at {@link AudioFrame#RATE}, none for a tag without sound, at most {@link #MAXIMUM_SAMPLES}
     * @throws MediaException if nothing can be made of it; the decoder goes on with the next
     */
    short[] decode(byte[] tag) throws MediaException;

    /**
     * Makes up 20 ms in place of a frame that did not come in time.
     *
     * @param following the tag after it, which may hold a copy of it; null if it is not there
     * @return {@link AudioFrame#SAMPLES}
     */
    short[] conceal(byte[] following);

    /** Whether a tag holds a copy of the 20 ms before it, so that {@link #conceal} makes up nothing. Any bytes. */
    default boolean holdsPrevious(byte[] tag) {
        return false;
    }

    /** Half a second: nobody puts more into one message of a call. */
    int MAXIMUM_SAMPLES = AudioFrame.RATE / 2;
}
