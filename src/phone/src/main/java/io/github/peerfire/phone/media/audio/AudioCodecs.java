package io.github.peerfire.phone.media.audio;

import io.github.peerfire.flash.tag.AudioCodec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The audio codecs that there are, best first. Immutable. */
public final class AudioCodecs {

    private final Map<AudioCodec, AudioCodecProvider> providers = new LinkedHashMap<>();

    private AudioCodecs(List<AudioCodecProvider> known) {
        known.forEach(provider -> providers.put(provider.codec(), provider));
    }

    /** Opus, Speex, and both kinds of G.711. */
    public static AudioCodecs available() {
        return new AudioCodecs(List.of(
                OpusCodec.PROVIDER, SpeexCodec.PROVIDER, G711Codec.MU_LAW.provider(), G711Codec.A_LAW.provider()));
    }

    /** These codecs only, of those that there are. */
    public AudioCodecs only(AudioCodec... wanted) {
        return new AudioCodecs(providers.values().stream()
                .filter(provider -> List.of(wanted).contains(provider.codec())).toList());
    }

    /** What can be encoded and decoded, best first. */
    public List<AudioCodec> codecs() {
        return List.copyOf(providers.keySet());
    }

    /** The implementation of a codec. */
    public Optional<AudioCodecProvider> find(AudioCodec codec) {
        return Optional.ofNullable(providers.get(codec));
    }
}
