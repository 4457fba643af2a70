package io.github.peerfire.rtmfp.common;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What was put there lately: each entry for a time from when it was put last, and no more than a number of them, the
 * oldest making room. Nothing is left of it when the time is over, if {@link #expire} is called when it is due. Keys
 * that others choose have to be compared by something that they cannot make collide. For one thread.
 *
 * @param <K> with {@code equals} and {@code hashCode}
 * @param <V> never null
 */
public final class RecentMap<K, V> {

    /** So that not each entry has a moment of its own at which it is to be forgotten; nanoseconds. */
    private static final long LEEWAY = Time.SECOND;

    private final int capacity;
    private final long life;
    /** The oldest first. */
    private Map<K, Entry<V>> entries = new LinkedHashMap<>();
    private long deadline = Time.NEVER;

    private record Entry<V>(V value, long since) {
    }

    /**
     * Nothing so far.
     *
     * @param capacity how many there may be, 1 or more
     * @param life how long each is good for; nanoseconds
     */
    public RecentMap(int capacity, long life) {
        this.capacity = capacity;
        this.life = life;
    }

    /** Puts it there, as the latest, in place of what was there under that key. */
    public void put(K key, V value, long now) {
        entries.remove(key);
        entries.put(key, new Entry<>(value, now));
        if (entries.size() > capacity) {
            Iterator<Entry<V>> eldest = entries.values().iterator();
            eldest.next();
            eldest.remove();
        }
        if (deadline == Time.NEVER) {
            deadline = now + life + LEEWAY;
        }
    }

    /** What is there and still good, or null. */
    public V get(K key, long now) {
        Entry<V> entry = entries.get(key);
        return entry == null || now - entry.since > life ? null : entry.value;
    }

    /** Takes it away, if it is there. */
    public void remove(K key) {
        entries.remove(key);
        forgetTableIfEmpty();
    }

    /** Takes away all of which that is so. */
    public void removeIf(Predicate<K> condition) {
        entries.keySet().removeIf(condition);
        forgetTableIfEmpty();
    }

    /** How many are there, some of which may be good no more. */
    public int size() {
        return entries.size();
    }

    /** When {@link #expire} is due, or {@link Time#NEVER}. */
    public long nextDeadline() {
        return deadline;
    }

    /** Forgets what is good no more, if it is due. */
    public void expire(long now) {
        if (now < deadline) {
            return;
        }
        Iterator<Entry<V>> eldest = entries.values().iterator();
        deadline = Time.NEVER;
        while (deadline == Time.NEVER && eldest.hasNext()) {
            long since = eldest.next().since;
            if (now - since > life) {
                eldest.remove();
            } else {
                deadline = since + life + LEEWAY;
            }
        }
        forgetTableIfEmpty();
    }

    /** The table of a map that was full once stays as large. */
    private void forgetTableIfEmpty() {
        if (entries.isEmpty()) {
            entries = new LinkedHashMap<>();
            deadline = Time.NEVER;
        }
    }
}
