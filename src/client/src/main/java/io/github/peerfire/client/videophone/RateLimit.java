package io.github.peerfire.client.videophone;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** At most so many in any stretch of time of some length. Thread-safe. */
final class RateLimit {

    private final int most;
    private final long window;
    private final Deque<Long> recent = new ArrayDeque<>();

    RateLimit(int most, Duration window) {
        this.most = most;
        this.window = window.toNanos();
    }

    /** Whether there may be one more now. */
    synchronized boolean admits(long now) {
        if (isFull(now)) {
            return false;
        }
        recent.add(now);
        return true;
    }

    /** Whether there may be none now. */
    synchronized boolean isFull(long now) {
        forget(now);
        return recent.size() >= most;
    }

    /** Whether there was none for that long. */
    synchronized boolean isUnused(long now) {
        forget(now);
        return recent.isEmpty();
    }

    private void forget(long now) {
        recent.removeIf(time -> now - time >= window);
    }
}
