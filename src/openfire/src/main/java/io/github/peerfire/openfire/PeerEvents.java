package io.github.peerfire.openfire;

import io.github.peerfire.openfire.binding.BindingRegistry;
import io.github.peerfire.openfire.operation.call.Names;
import io.github.peerfire.openfire.operation.event.EventLog;
import io.github.peerfire.openfire.ticket.TicketHolder;
import io.github.peerfire.rendezvous.ConnectedPeer;
import io.github.peerfire.rendezvous.PeerListener;
import io.github.peerfire.rendezvous.keys.KeyHolders;
import io.github.peerfire.rendezvous.trace.IntroductionReport;
import io.github.peerfire.rtmfp.session.CloseReason;

/**
 * Keeps bindings, the quotas of keys and what administrators see informed of the RTMFP side. Runs on event loops and
 * touches memory only.
 */
record PeerEvents(BindingRegistry bindings, KeyHolders keyHolders, Names names, EventLog log) implements PeerListener {

    @Override
    public void connected(ConnectedPeer peer) {
        log.connected(peer);
        if (peer.owner() instanceof TicketHolder holder) {
            bindings.connected(peer, holder);
        } else {
            bindings.connected(peer);
        }
        keyHolders.connected(peer);
    }

    @Override
    public void addressChanged(ConnectedPeer peer) {
        log.addressChanged(peer);
        bindings.moved(peer);
    }

    @Override
    public void disconnected(ConnectedPeer peer, CloseReason why) {
        names.leaving(peer);
        log.disconnected(peer, why);
        bindings.disconnected(peer.connectionId());
        keyHolders.disconnected(peer, why);
    }

    @Override
    public void introductionEnded(IntroductionReport report) {
        log.introductionEnded(report);
    }
}
