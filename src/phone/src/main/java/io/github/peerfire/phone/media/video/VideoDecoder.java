package io.github.peerfire.phone.media.video;

import io.github.peerfire.phone.media.MediaException;
import java.util.Optional;

/** Decodes pictures from tags. Not thread-safe. */
public interface VideoDecoder extends AutoCloseable {

    /**
     * Decodes a tag. Takes any bytes. After a picture that is missing or cannot be decoded there is none before the
     * next key frame.
     *
     * @return empty for a tag without picture, and for one that cannot be shown without an earlier one
     * @throws MediaException if nothing can be made of it; the decoder goes on with the next key frame
     */
    Optional<VideoFrame> decode(byte[] tag) throws MediaException;

    /** Whether nothing is shown before the next key frame. */
    boolean awaitsKeyFrame();

    /** Gives back what is outside of the virtual machine. Idempotent. */
    @Override
    default void close() {
    }
}
