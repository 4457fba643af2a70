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
    private final Set<Pair> introduced = new LinkedHashSet<>();
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

    /** Whether there is nobody, and nothing that would count for the next introduction. The time is in milliseconds. */
    synchronized boolean isOver(long now) {
        return connections.isEmpty() && admitting.isEmpty() && now - minuteBegan >= MINUTE;
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
            introduced.clear();
            minuteBegan = now;
        }
        return introduced.contains(pair) || introduced.size() < perMinute && introduced.add(pair);
    }
}
