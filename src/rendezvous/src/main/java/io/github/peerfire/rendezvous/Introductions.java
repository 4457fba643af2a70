package io.github.peerfire.rendezvous;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The introductions that go on, by the tag of the hello; a bounded number, the oldest make room. Confined to a loop. */
final class Introductions {

    /** How many are remembered: the first ten seconds matter, at a few hundred a second. */
    static final int CAPACITY = 4_096;

    private final Map<Tag, Introduction> byTag = new LinkedHashMap<>();

    void put(Introduction introduction) {
        byTag.put(new Tag(introduction.lookup.tag()), introduction);
        if (byTag.size() > CAPACITY) {
            byTag.remove(byTag.keySet().iterator().next());
        }
    }

    Optional<Introduction> find(byte[] tag) {
        return Optional.ofNullable(byTag.get(new Tag(tag)));
    }
}
