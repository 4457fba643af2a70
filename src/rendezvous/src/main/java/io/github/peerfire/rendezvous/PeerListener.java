package io.github.peerfire.rendezvous;

import io.github.peerfire.rtmfp.session.CloseReason;

/**
 * Is told who comes and goes, on an event loop; must not block. For each peer the calls come in order, {@code
 * connected} first.
 */
public interface PeerListener {

    /** A peer was admitted. */
    void connected(ConnectedPeer peer);

    /** A peer proved another address, for example because its NAT forgot it. */
    void addressChanged(ConnectedPeer peer);

    /** A peer is gone. Follows every {@link #connected} exactly once, also when the server closes. */
    void disconnected(ConnectedPeer peer, CloseReason why);
}
