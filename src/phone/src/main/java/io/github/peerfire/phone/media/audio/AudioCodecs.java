package io.github.peerfire.phone.media.audio;

import io.github.peerfire.flash.tag.AudioCodec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The audio codecs that there are, best first. Immutable. */
public final class AudioCodecs {

    private final Map<AudioCodec, AudioCodecProvider> providers = new LinkedHashMap<>();

    private AudioCodecs(List<AudioCodecProvider> known) {
        List<AudioCodecProvider> sorted = new ArrayList<>(known);
        sorted.sort(Comparator.comparingInt(AudioCodecProvider::preference).reversed());
        sorted.forEach(provider -> providers.putIfAbsent(provider.codec(), provider));
    }

    /** Opus, Speex, both kinds of G.711, and what else is on the class path. */
    public static AudioCodecs available() {
        List<AudioCodecProvider> known = new ArrayList<>(List.of(new OpusCodec(), new SpeexCodec(),
                G711Codec.MU_LAW, G711Codec.A_LAW));
        ServiceLoader.load(AudioCodecProvider.class).forEach(known::add);
        return new AudioCodecs(known);
    }

    /** These codecs only, of those that there are. */
    public AudioCodecs only(AudioCodec... wanted) {
        return new AudioCodecs(List.of(wanted).stream().flatMap(codec -> find(codec).stream()).toList());
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
