package io.github.peerfire.rendezvous;

import io.github.peerfire.rtmfp.common.RecentMap;
import io.github.peerfire.rtmfp.common.Time;
import java.net.InetSocketAddress;

/**
 * The peers that several ask for within a moment, each for a second with the {@link Turns} of those who do. A bounded
 * number, the oldest make room: so it is not for each connection to keep. Safe for use by several threads.
 */
final class ContestedPeers {

    /**
     * How many there are at most. Who wants turns to be forgotten has to ask for as many peers at the same time, each
     * of whom is told of twenty in a second.
     */
    static final int CAPACITY = 1_024;

    /** How long turns count; nanoseconds. */
    private static final long LIFE = Time.SECOND;

    private final RecentMap<Long, Turns> byConnection = new RecentMap<>(CAPACITY, LIFE);

    /**
     * Whether it is somebody's turn to be told of to a peer, and then has one turn more.
     *
     * @param connectionId the peer's
     * @param left how many more the peer may be told of now
     */
    synchronized boolean take(long connectionId, InetSocketAddress asker, long left, long now) {
        Turns turns = byConnection.get(connectionId, now);
        if (turns == null) {
            turns = new Turns();
            byConnection.put(connectionId, turns, now);
        }
        return turns.take(asker, left);
    }

    /** Forgets the turns of seconds that are over. */
    synchronized void tidy(long now) {
        byConnection.expire(now);
    }

    synchronized int size() {
        return byConnection.size();
    }
}
