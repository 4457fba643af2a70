package io.github.peerfire.phone.media.audio;

import io.github.peerfire.flash.tag.AudioCodec;
import io.github.peerfire.flash.tag.AudioTagHeader;
import io.github.peerfire.phone.media.MediaException;
import io.github.peerfire.phone.media.MediaFault;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Decodes whatever codec the far end uses at the moment, if there is a decoder for it. Not thread-safe. */
public final class AnyAudioDecoder implements AudioDecoder {

    private final AudioCodecs codecs;
    private final Map<AudioCodec, AudioDecoder> decoders = new EnumMap<>(AudioCodec.class);
    private AudioDecoder present;
    private Optional<AudioCodec> codec = Optional.empty();

    /** With the decoders that there are. */
    public AnyAudioDecoder(AudioCodecs codecs) {
        this.codecs = codecs;
    }

    /** The codec of the last tag that named one; also one that cannot be decoded. */
    public Optional<AudioCodec> codec() {
        return codec;
    }

    @Override
    public short[] decode(byte[] tag) throws MediaException {
        Optional<AudioCodec> named = CodedAudio.codec(AudioTagHeader.decode(tag));
        if (named.isPresent()) {
            codec = named;
            AudioDecoder found = decoders.get(named.get());
            if (found == null) {
                found = codecs.find(named.get()).map(AudioCodecProvider::newDecoder)
                        .orElseThrow(() -> new MediaException(MediaFault.OTHER_CODEC));
                decoders.put(named.get(), found);
            }
            present = found;
        }
        if (present == null) {
            throw new MediaException(MediaFault.UNREADABLE);
        }
        return present.decode(tag);
    }

    @Override
    public boolean holdsPrevious(byte[] tag) {
        return present != null && present.holdsPrevious(tag);
    }

    @Override
    public short[] conceal(byte[] following) {
        return present == null ? new short[AudioFrame.SAMPLES] : present.conceal(following);
    }
}
