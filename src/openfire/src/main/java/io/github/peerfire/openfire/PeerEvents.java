package io.github.peerfire.openfire;

import io.github.peerfire.openfire.binding.BindingRegistry;
import io.github.peerfire.openfire.ticket.TicketHolder;
import io.github.peerfire.rendezvous.ConnectedPeer;
import io.github.peerfire.rendezvous.PeerListener;
import io.github.peerfire.rendezvous.keys.KeyHolders;
import io.github.peerfire.rtmfp.session.CloseReason;

/** Keeps bindings and the quotas of keys informed of the RTMFP side. Runs on event loops and touches memory only. */
final class PeerEvents implements PeerListener {

    private final BindingRegistry bindings;
    private final KeyHolders keyHolders;

    PeerEvents(BindingRegistry bindings, KeyHolders keyHolders) {
        this.bindings = bindings;
        this.keyHolders = keyHolders;
    }

    @Override
    public void connected(ConnectedPeer peer) {
        if (peer.owner() instanceof TicketHolder holder) {
            bindings.connected(peer, holder);
        } else {
            bindings.connected(peer);
        }
        keyHolders.connected(peer);
    }

    @Override
    public void addressChanged(ConnectedPeer peer) {
        bindings.moved(peer);
    }

    @Override
    public void disconnected(ConnectedPeer peer, CloseReason why) {
        bindings.disconnected(peer.connectionId());
        keyHolders.disconnected(peer, why);
    }
}
