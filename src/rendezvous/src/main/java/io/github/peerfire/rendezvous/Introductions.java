package io.github.peerfire.rendezvous;

import io.github.peerfire.rtmfp.EndpointEvent.LookupRequested;
import io.github.peerfire.rtmfp.common.RecentMap;
import io.github.peerfire.rtmfp.common.Time;

/**
 * The introductions that go on, by the tag of the hello; a bounded number, the oldest make room. One for all event
 * loops: to the second port a client comes on another one, perhaps.
 */
final class Introductions {

    /** How many are remembered: the first ten seconds matter, at a few hundred a second. */
    static final int CAPACITY = 4_096;

    /** After the last hello; initiators give up after 95 s (RFC 7016 §3.5.1.1.1). */
    static final long LIFE = 100 * Time.SECOND;

    private final RecentMap<Tag, Ongoing> byTag = new RecentMap<>(CAPACITY, LIFE);

    /** One with the asker's latest hello; all have the same tag. */
    record Ongoing(Introduction introduction, LookupRequested lookup) {
    }

    /** Adds an introduction, or keeps it for longer. */
    synchronized void put(Introduction introduction, LookupRequested lookup, long now) {
        byTag.put(new Tag(lookup.tag()), new Ongoing(introduction, lookup), now);
    }

    /** The introduction that goes on under a tag, or null. */
    synchronized Ongoing find(byte[] tag, long now) {
        return byTag.get(new Tag(tag), now);
    }

    /** Forgets those that are over, and with them who took part. */
    synchronized void tidy(long now) {
        byTag.expire(now);
    }

    synchronized int size() {
        return byTag.size();
    }
}
