package io.github.peerfire.phone.media.playout;

import io.github.peerfire.phone.media.audio.AudioDecoder;
import io.github.peerfire.phone.media.audio.AudioFrame;

/** Decoded sound that waits to be cut into frames. */
final class SampleQueue {

    private final short[] samples = new short[AudioDecoder.MAXIMUM_SAMPLES + 2 * AudioFrame.SAMPLES];
    private int length;

    int length() {
        return length;
    }

    /** Adds as much as there is room for. */
    void add(short[] more) {
        int count = Math.min(more.length, samples.length - length);
        System.arraycopy(more, 0, samples, length, count);
        length += count;
    }

    /** Takes a frame, which must be there. */
    short[] take() {
        short[] frame = new short[AudioFrame.SAMPLES];
        System.arraycopy(samples, 0, frame, 0, frame.length);
        length -= frame.length;
        System.arraycopy(samples, frame.length, samples, 0, length);
        return frame;
    }

    /** Puts a frame before all others; there must be room, as after taking it. */
    void prepend(short[] frame) {
        System.arraycopy(samples, 0, samples, frame.length, length);
        System.arraycopy(frame, 0, samples, 0, frame.length);
        length += frame.length;
    }

    void clear() {
        length = 0;
    }
}
