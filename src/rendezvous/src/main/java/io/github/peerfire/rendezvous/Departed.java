package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rtmfp.common.RecentMap;
import io.github.peerfire.rtmfp.common.Time;

/** The peers that left a short time ago, a bounded number. Safe for use by several threads. */
final class Departed {

    /** How many are remembered. */
    static final int CAPACITY = 4_096;

    /** Longer than anybody asks who began before they left (RFC 7016 §3.5.1.1.1). */
    static final long LIFE = 120 * Time.SECOND;

    private final RecentMap<PeerId, Boolean> peers = new RecentMap<>(CAPACITY, LIFE);

    synchronized void add(PeerId id, long now) {
        peers.put(id, Boolean.TRUE, now);
    }

    synchronized boolean contains(PeerId id, long now) {
        return peers.get(id, now) != null;
    }

    synchronized void tidy(long now) {
        peers.expire(now);
    }

    synchronized int size() {
        return peers.size();
    }
}
