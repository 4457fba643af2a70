package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.element.Codec;
import io.github.peerfire.smack.jingle.element.RtmfpDescription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a device can do in calls.
 *
 * @param codecs for each kind that it can do, what it encodes and decodes, best first; none for data
 */
public record CallAbilities(Map<MediaKind, List<Codec>> codecs) {

    /** Audio in G.711 µ-law, and data. */
    public static final CallAbilities G711_AND_DATA =
            new CallAbilities(Map.of(MediaKind.AUDIO, List.of(Codec.PCMU), MediaKind.DATA, List.of()));

    /** Copies the map. */
    public CallAbilities {
        codecs = Map.copyOf(codecs);
    }

    /** The kinds that it can do. */
    public Set<MediaKind> kinds() {
        return codecs.keySet();
    }

    /** What it can receive of a kind. */
    public RtmfpDescription describe(MediaKind kind) {
        return new RtmfpDescription(kind, Optional.empty(), codecs.getOrDefault(kind, List.of()));
    }

    /** Whether it can send what the other side describes. */
    boolean suits(RtmfpDescription theirs) {
        List<Codec> ours = codecs.get(theirs.media());
        // ProtoXEP 6.1: data have no codecs.
        return ours != null && (theirs.media() == MediaKind.DATA || theirs.firstOf(ours).isPresent());
    }
}
