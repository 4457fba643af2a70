package io.github.peerfire.rendezvous;

import io.github.peerfire.rtmfp.common.Time;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The introductions that go on, by the tag of the hello; a bounded number, the oldest make room. One for all event loops: to
 * the second port a client comes on another one, perhaps.
 */
final class Introductions {

    /** How many are remembered: the first ten seconds matter, at a few hundred a second. */
    static final int CAPACITY = 4_096;

    /** Initiators give up after 95 s (RFC 7016 §3.5.1.1.1). */
    private static final long LIFE = 100 * Time.SECOND;

    private final Map<Tag, Introduction> byTag = new LinkedHashMap<>();

    /** Adds an introduction, and forgets those that are over. */
    synchronized void put(Introduction introduction, long now) {
        byTag.put(new Tag(introduction.lookup.tag()), introduction);
        Iterator<Introduction> oldest = byTag.values().iterator();
        while (oldest.hasNext() && (now - oldest.next().begunAt > LIFE || byTag.size() > CAPACITY)) {
            oldest.remove();
        }
    }

    /** The introduction that goes on under a tag, or null. */
    synchronized Introduction find(byte[] tag) {
        return byTag.get(new Tag(tag));
    }

    synchronized int size() {
        return byTag.size();
    }
}
