package io.github.peerfire.phone.media.audio;

import io.github.peerfire.flash.tag.AudioCodec;

/** An implementation of an audio codec. {@link AudioCodecs} finds those that {@link java.util.ServiceLoader} knows. */
public interface AudioCodecProvider {

    /** What it encodes and decodes. */
    AudioCodec codec();

    /** Which is better: the higher, the earlier it is offered. Those of this package have 10 to 40. */
    int preference();

    /** A new encoder. */
    AudioEncoder newEncoder();

    /** A new decoder. */
    AudioDecoder newDecoder();
}
