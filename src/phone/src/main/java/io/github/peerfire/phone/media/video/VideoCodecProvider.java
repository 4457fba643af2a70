package io.github.peerfire.phone.media.video;

import io.github.peerfire.flash.tag.VideoCodec;

/** An implementation of a video codec. {@link VideoCodecs} finds those that {@link java.util.ServiceLoader} knows. */
public interface VideoCodecProvider {

    /** What it encodes and decodes. */
    VideoCodec codec();

    /** What users call it. */
    String title();

    /** Which is better: the higher, the earlier it is offered and used. That of this package has 10. */
    int preference();

    /** Whether it works on this machine; a native library may be missing. */
    default boolean isAvailable() {
        return true;
    }

    /** A new encoder. */
    VideoEncoder newEncoder();

    /** A new decoder. */
    VideoDecoder newDecoder();
}
