package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.crypto.PeerId;
import java.util.LinkedHashSet;
import java.util.Set;

/** The peers that left last, a bounded number. Safe for use by several threads. */
final class Departed {

    /** How many are remembered. */
    static final int CAPACITY = 4_096;

    private final Set<PeerId> peers = new LinkedHashSet<>();

    synchronized void add(PeerId id) {
        peers.remove(id);
        peers.add(id);
        if (peers.size() > CAPACITY) {
            peers.remove(peers.iterator().next());
        }
    }

    synchronized boolean contains(PeerId id) {
        return peers.contains(id);
    }
}
