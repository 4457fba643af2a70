package io.github.peerfire.rendezvous.trace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Open introductions by something that several may have in common. What has one key is linked, so that to take one out touches
 * its neighbours only: there are many, most of which nobody has looked at for a while. Not safe for use by several threads.
 */
final class Chains<K> {

    private final Map<K, Link> newest = new HashMap<>();

    /** The place of an introduction among the others of its key. */
    static final class Link {

        private final IntroductionRecord record;
        private Link older;
        private Link newer;

        Link(IntroductionRecord record) {
            this.record = record;
        }
    }

    /** Adds one as the newest; returns what {@link #remove} wants to know. */
    Link add(K key, IntroductionRecord record) {
        Link link = new Link(record);
        link.older = newest.put(key, link);
        if (link.older != null) {
            link.older.newer = link;
        }
        return link;
    }

    /** Takes out one that is there. */
    void remove(K key, Link link) {
        if (link.older != null) {
            link.older.newer = link.newer;
        }
        if (link.newer != null) {
            link.newer.older = link.older;
        } else if (link.older != null) {
            newest.put(key, link.older);
        } else {
            newest.remove(key);
        }
    }

    /** A copy of what has a key, the oldest first. */
    Deque<IntroductionRecord> of(K key) {
        Deque<IntroductionRecord> all = new ArrayDeque<>();
        for (Link link = newest.get(key); link != null; link = link.older) {
            all.addFirst(link.record);
        }
        return all;
    }

    /** Whether fewer than so many have a key. */
    boolean hasFewer(K key, int than) {
        int count = 0;
        for (Link link = newest.get(key); link != null && count < than; link = link.older) {
            count++;
        }
        return count < than;
    }
}
