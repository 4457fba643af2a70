package io.github.peerfire.phone.media.audio;

import io.github.peerfire.flash.tag.AudioCodec;
import java.util.function.Supplier;

/**
 * An implementation of an audio codec.
 *
 * @param codec what it encodes and decodes
 * @param encoders makes encoders
 * @param decoders makes decoders
 */
public record AudioCodecProvider(
        AudioCodec codec, Supplier<AudioEncoder> encoders, Supplier<AudioDecoder> decoders) {

    /** A new encoder. */
    public AudioEncoder newEncoder() {
        return encoders.get();
    }

    /** A new decoder. */
    public AudioDecoder newDecoder() {
        return decoders.get();
    }
}
