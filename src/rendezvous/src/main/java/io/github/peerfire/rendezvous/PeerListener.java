package io.github.peerfire.rendezvous;

import io.github.peerfire.rendezvous.trace.IntroductionReport;
import io.github.peerfire.rtmfp.session.CloseReason;

/**
 * Is told who comes and goes, on an event loop; must not block. For each connection the calls come in order, {@code
 * connected} first; those for connections of different loops may come at the same time. What a listener does not
 * override does nothing.
 */
public interface PeerListener {

    /** Takes no interest in who comes and goes. */
    PeerListener NONE = new PeerListener() { };

    /** A peer was admitted. */
    default void connected(ConnectedPeer peer) {
    }

    /** A peer proved another address, for example because its NAT forgot it. */
    default void addressChanged(ConnectedPeer peer) {
    }

    /** A peer is gone. Follows every {@link #connected} exactly once, also when the server closes. */
    default void disconnected(ConnectedPeer peer, CloseReason why) {
    }

    /**
     * An introduction is over, and is counted. Comes once for each, seconds after its end; on any event loop, or on the
     * thread that asks for the totals.
     */
    default void introductionEnded(IntroductionReport report) {
    }
}
