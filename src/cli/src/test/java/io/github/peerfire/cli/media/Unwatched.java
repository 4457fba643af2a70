package io.github.peerfire.cli.media;

import io.github.peerfire.rendezvous.ConnectedPeer;
import io.github.peerfire.rendezvous.PeerListener;
import io.github.peerfire.rtmfp.session.CloseReason;

/** Takes no interest in who comes and goes. */
public final class Unwatched implements PeerListener {

    @Override
    public void connected(ConnectedPeer peer) {
        // Nobody wants to know.
    }

    @Override
    public void addressChanged(ConnectedPeer peer) {
        // Nobody wants to know.
    }

    @Override
    public void disconnected(ConnectedPeer peer, CloseReason why) {
        // Nobody wants to know.
    }
}
