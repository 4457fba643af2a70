package io.github.peerfire.phone.media.video;

import java.util.List;

/** Encodes pictures. Not thread-safe. */
public interface VideoEncoder extends AutoCloseable {

    /**
     * Encodes a picture. Where its size is another than before, it becomes a key frame.
     *
     * @param keyFrame whether it has to be one
     * @return what to send, in order: before key frames what decoders have to know first, and the picture; none if it
     *     cannot be encoded
     */
    List<byte[]> encode(VideoFrame frame, boolean keyFrame);

    /**
     * How much it may make, from the next picture on.
     *
     * @param bitsPerSecond on average
     * @param framesPerSecond as many pictures are going to come
     */
    void setRate(int bitsPerSecond, double framesPerSecond);

    /** Gives back what is outside of the virtual machine. Idempotent. */
    @Override
    default void close() {
    }
}
