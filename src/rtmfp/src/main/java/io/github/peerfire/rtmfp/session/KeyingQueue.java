package io.github.peerfire.rtmfp.session;

import java.util.ArrayDeque;
import java.util.Queue;

/** Key work that waits to be done. What others cause is bounded, so that it cannot starve what is open. */
final class KeyingQueue {

    private final Queue<KeyingWork> waiting = new ArrayDeque<>();
    private int foreign;

    /** Whether more work may be taken on that others cause. */
    boolean acceptsForeign() {
        return foreign < SessionParameters.KEYING_LIMIT;
    }

    void add(KeyingWork work) {
        waiting.add(work);
        foreign += work.isForeign() ? 1 : 0;
    }

    KeyingWork poll() {
        return waiting.poll();
    }

    void complete(KeyingWork work, long now) {
        foreign -= work.isForeign() ? 1 : 0;
        work.complete(now);
    }
}
