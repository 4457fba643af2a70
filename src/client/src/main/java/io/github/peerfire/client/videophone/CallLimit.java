package io.github.peerfire.client.videophone;

import io.github.peerfire.flash.crypto.PeerId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often somebody without an account makes a line ring, and all together. Thread-safe. */
final class CallLimit {

    static final int FOR_ONE_PEER = 5;
    static final int FOR_ALL = 20;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final RateLimit all = new RateLimit(FOR_ALL, WINDOW);
    private final Map<PeerId, RateLimit> peers = new LinkedHashMap<>();

    /** Whether a peer may make it ring once more now. */
    synchronized boolean admits(PeerId peer, long now) {
        // No more are remembered than were admitted.
        peers.values().removeIf(limit -> limit.isUnused(now));
        if (all.isFull(now)) {
            return false;
        }
        return peers.computeIfAbsent(peer, key -> new RateLimit(FOR_ONE_PEER, WINDOW)).admits(now) && all.admits(now);
    }

    /** Of how many peers it knows. */
    synchronized int remembered() {
        return peers.size();
    }
}
