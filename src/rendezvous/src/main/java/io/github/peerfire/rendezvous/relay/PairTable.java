package io.github.peerfire.rendezvous.relay;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is kept of pairs of peers: found by the two, and by either of them without looking at others'. Confined to one
 * lock.
 */
final class PairTable<V> {

    /** Two connections, in whatever order. */
    record Key(long lower, long higher) {

        static Key of(long a, long b) {
            return new Key(Math.min(a, b), Math.max(a, b));
        }
    }

    /** The oldest first. */
    private final Map<Key, V> values = new LinkedHashMap<>();
    private final Map<Long, Set<Key>> keys = new HashMap<>();

    V get(Key key) {
        return values.get(key);
    }

    /** Keeps something instead of what was kept of the same two. */
    void put(Key key, V value) {
        values.put(key, value);
        keys.computeIfAbsent(key.lower(), peer -> new LinkedHashSet<>()).add(key);
        keys.computeIfAbsent(key.higher(), peer -> new LinkedHashSet<>()).add(key);
    }

    /** Null if nothing was kept. */
    V remove(Key key) {
        forget(key.lower(), key);
        forget(key.higher(), key);
        return values.remove(key);
    }

    private void forget(long connectionId, Key key) {
        keys.computeIfPresent(connectionId, (peer, its) -> its.remove(key) && its.isEmpty() ? null : its);
    }

    /** There is one. */
    void removeOldest() {
        remove(values.keySet().iterator().next());
    }

    int size() {
        return values.size();
    }

    Collection<V> all() {
        return List.copyOf(values.values());
    }

    int sizeOf(long connectionId) {
        return keys.getOrDefault(connectionId, Set.of()).size();
    }

    /** A copy. */
    List<Key> keysOf(long connectionId) {
        return List.copyOf(keys.getOrDefault(connectionId, Set.of()));
    }
}
