package io.github.peerfire.rendezvous.keys;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the holders of one key use at the moment. Safe for use by several threads. */
final class KeyUsage {

    private static final long MINUTE = 60_000;

    private final Set<Long> connections = new LinkedHashSet<>();
    /** Event loops that have admitted an endpoint and not yet connected it: each does so with one at a time. */
    private final Set<Thread> admitting = new HashSet<>();
    private Set<Pair> introduced = new HashSet<>();
    private long minuteBegan;

    /** Two connections, by their IDs. */
    record Pair(long asker, long target) {
    }

    /** Keeps a place for the endpoint that this event loop connects next; false if all are taken. */
    synchronized boolean admit(int places) {
        admitting.remove(Thread.currentThread());
        return connections.size() + admitting.size() < places && admitting.add(Thread.currentThread());
    }

    synchronized void connected(long connectionId) {
        admitting.remove(Thread.currentThread());
        connections.add(connectionId);
    }

    /** Whether nobody is left, nor about to come. */
    synchronized boolean disconnected(long connectionId) {
        connections.remove(connectionId);
        return connections.isEmpty() && admitting.isEmpty();
    }

    /**
     * Forgets introductions that count no more.
     *
     * @param now in milliseconds
     * @return whether there is nobody, and nothing that would count for the next introduction
     */
    synchronized boolean forgetOver(long now) {
        if (now - minuteBegan >= MINUTE && !introduced.isEmpty()) {
            introduced = new HashSet<>();
        }
        return connections.isEmpty() && admitting.isEmpty() && introduced.isEmpty();
    }

    /** How many introductions are remembered because they count. */
    synchronized int introductions() {
        return introduced.size();
    }

    synchronized int endpoints() {
        return connections.size();
    }

    synchronized List<Long> connections() {
        return List.copyOf(connections);
    }

    /** Counts an introduction; false if it is one too many in this minute. The time is in milliseconds. */
    synchronized boolean introduce(Pair pair, int perMinute, long now) {
        if (now - minuteBegan >= MINUTE || now < minuteBegan) {
            introduced = new HashSet<>();
            minuteBegan = now;
        }
        return introduced.contains(pair) || introduced.size() < perMinute && introduced.add(pair);
    }
}
