package io.github.peerfire.phone.media.video;

import io.github.peerfire.flash.tag.VideoCodec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The video codecs that there are, best first. Immutable. */
public final class VideoCodecs {

    private final Map<VideoCodec, VideoCodecProvider> providers = new LinkedHashMap<>();

    private VideoCodecs(List<VideoCodecProvider> known) {
        List<VideoCodecProvider> sorted = new ArrayList<>(known);
        sorted.sort(Comparator.comparingInt(VideoCodecProvider::preference).reversed());
        sorted.forEach(provider -> providers.putIfAbsent(provider.codec(), provider));
    }

    /** H.264 in Java, and what else is on the class path and works. */
    public static VideoCodecs available() {
        List<VideoCodecProvider> known = new ArrayList<>(List.of(new JavaAvcCodec()));
        ServiceLoader.load(VideoCodecProvider.class).forEach(provider -> {
            if (provider.isAvailable()) {
                known.add(provider);
            }
        });
        return new VideoCodecs(known);
    }

    /** What is in Java only, whatever else is on the class path. */
    public static VideoCodecs inJava() {
        return new VideoCodecs(List.of(new JavaAvcCodec()));
    }

    /** None at all: a phone for sound. */
    public static VideoCodecs none() {
        return new VideoCodecs(List.of());
    }

    /** What can be encoded and decoded, best first. */
    public List<VideoCodec> codecs() {
        return List.copyOf(providers.keySet());
    }

    /** The implementation of a codec. */
    public Optional<VideoCodecProvider> find(VideoCodec codec) {
        return Optional.ofNullable(providers.get(codec));
    }
}
