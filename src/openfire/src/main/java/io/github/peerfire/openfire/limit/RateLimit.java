package io.github.peerfire.openfire.limit;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * At most a number of events for each key in any window of time. Thread-safe. Keys that were quiet for a whole window
 * are forgotten.
 *
 * @param <K> whose events are counted
 */
public final class RateLimit<K> {

    private final int events;
    private final long windowMillis;
    private final Clock clock;
    private final int mostKeys;
    private final Map<K, ArrayDeque<Long>> times = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Makes a limit.
     *
     * @param events how many events a window may hold, at least 1
     * @param window length of the window
     * @param clock tells the time of events
     */
    public RateLimit(int events, Duration window, Clock clock) {
        this(events, window, clock, Integer.MAX_VALUE);
    }

    /**
     * Makes a limit for keys of which there may be any number.
     *
     * @param mostKeys how many are remembered, at least 1; beyond, the one that is longest quiet is forgotten
     */
    public RateLimit(int events, Duration window, Clock clock, int mostKeys) {
        if (events < 1) {
            throw new IllegalArgumentException("a limit allows at least one event, not " + events);
        }
        this.events = events;
        this.windowMillis = window.toMillis();
        this.clock = clock;
        this.mostKeys = mostKeys;
    }

    /**
     * Counts an event if it is allowed.
     *
     * @param key whose event
     * @return false if the window is full; the event is then not counted
     */
    public synchronized boolean tryAcquire(K key) {
        long nowMillis = clock.millis();
        forgetQuiet(nowMillis);
        ArrayDeque<Long> mine = times.computeIfAbsent(key, k -> new ArrayDeque<>(2));
        if (times.size() > mostKeys) {
            times.remove(times.keySet().iterator().next());
        }
        dropOld(mine, nowMillis);
        if (mine.size() >= events) {
            return false;
        }
        mine.addLast(nowMillis);
        return true;
    }

    /**
     * When the next event of a key will be allowed.
     *
     * @param key whose event
     * @return milliseconds since 1970, not before now
     */
    public synchronized long nextAllowed(K key) {
        long nowMillis = clock.millis();
        ArrayDeque<Long> mine = times.get(key);
        if (mine == null) {
            return nowMillis;
        }
        dropOld(mine, nowMillis);
        return mine.size() < events ? nowMillis : mine.peekFirst() + windowMillis;
    }

    /** How many keys are remembered. */
    synchronized int size() {
        return times.size();
    }

    private void dropOld(ArrayDeque<Long> mine, long nowMillis) {
        while (!mine.isEmpty() && mine.peekFirst() + windowMillis <= nowMillis) {
            mine.removeFirst();
        }
    }

    private void forgetQuiet(long nowMillis) {
        Iterator<ArrayDeque<Long>> eldestFirst = times.values().iterator();
        while (eldestFirst.hasNext()) {
            ArrayDeque<Long> eldest = eldestFirst.next();
            if (!eldest.isEmpty() && eldest.peekLast() + windowMillis > nowMillis) {
                return;
            }
            eldestFirst.remove();
        }
    }
}
