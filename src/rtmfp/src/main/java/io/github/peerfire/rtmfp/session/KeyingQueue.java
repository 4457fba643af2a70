package io.github.peerfire.rtmfp.session;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/**
 * Key work that waits to be done. What others cause is bounded, so that it cannot starve what is open; and nobody elsewhere
 * can take all of it.
 */
final class KeyingQueue {

    private final Queue<KeyingWork> waiting = new ArrayDeque<>();
    /** How much others cause; no entry is 0. */
    private final Map<InetAddress, Integer> foreignBySource = new HashMap<>();
    private int foreign;

    /** Whether more work may be taken on that somebody at that address causes. */
    boolean accepts(InetAddress source) {
        int limit = source.isLoopbackAddress()
                ? SessionParameters.KEYING_LIMIT : SessionParameters.KEYING_LIMIT_PER_ADDRESS;
        return foreign < SessionParameters.KEYING_LIMIT && foreignBySource.getOrDefault(source, 0) < limit;
    }

    void add(KeyingWork work) {
        waiting.add(work);
        if (work.foreignSource() != null) {
            foreign++;
            foreignBySource.merge(work.foreignSource(), 1, Integer::sum);
        }
    }

    KeyingWork poll() {
        return waiting.poll();
    }

    void complete(KeyingWork work, long now) {
        if (work.foreignSource() != null) {
            foreign--;
            foreignBySource.computeIfPresent(work.foreignSource(), (its, count) -> count == 1 ? null : count - 1);
        }
        work.complete(now);
    }
}
