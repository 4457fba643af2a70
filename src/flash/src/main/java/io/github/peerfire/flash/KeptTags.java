package io.github.peerfire.flash;

import io.github.peerfire.flash.tag.TagSlot;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The last tags of one stream that somebody who joins later cannot do without: configurations of decoders. */
final class KeptTags {

    /** Of each kind. */
    private static final int MAXIMUM = 64;

    private final Map<MediaKind, Map<TagSlot, OutgoingTag>> kept = new EnumMap<>(MediaKind.class);

    void take(OutgoingTag tag) {
        if (!tag.header().isForLateJoiners()) {
            return;
        }
        Map<TagSlot, OutgoingTag> tags = kept.computeIfAbsent(tag.kind(), kind -> new LinkedHashMap<>());
        TagSlot slot = tag.header().slot();
        if (tags.size() < MAXIMUM || tags.containsKey(slot)) {
            tags.put(slot, tag);
        }
    }

    /** What to send to whoever joins now, in this order. */
    List<OutgoingTag> current() {
        return kept.values().stream().flatMap(KeptTags::inOrder).toList();
    }

    private static Stream<OutgoingTag> inOrder(Map<TagSlot, OutgoingTag> tags) {
        return tags.values().stream().sorted(Comparator.comparing(tag -> tag.header().role()));
    }
}
