package io.github.peerfire.openfire.binding;

import io.github.peerfire.openfire.ticket.SessionNonces;
import io.github.peerfire.openfire.ticket.TicketHolder;
import io.github.peerfire.rendezvous.ConnectedPeer;
import org.xmpp.packet.JID;

/** An RTMFP session that presented a ticket, or a developer key. Guarded by the registry. */
final class AdmittedSession {

    private ConnectedPeer peer;
    /**
     * The bare JID that the session counts for: the ticket's until it is bound, then that of its last binding. Null
     * while there was neither.
     */
    private String account;
    /** Whose ticket it presented; null when that XMPP session is over. */
    private JID presenter;
    private boolean everBound;
    private Binding binding;
    private long closeAtMillis;
    private boolean closing;

    AdmittedSession(ConnectedPeer peer, TicketHolder holder, long closeAtMillis) {
        this.peer = peer;
        this.presenter = holder.jid();
        this.account = holder.jid().toBareJID();
        this.closeAtMillis = closeAtMillis;
    }

    /** One without a ticket, which may stay without ever being bound. */
    AdmittedSession(ConnectedPeer peer) {
        this.peer = peer;
        this.closeAtMillis = Long.MAX_VALUE;
    }

    ConnectedPeer peer() {
        return peer;
    }

    void moved(ConnectedPeer now) {
        peer = now;
    }

    long connectionId() {
        return peer.connectionId();
    }

    SessionNonces nonces() {
        return new SessionNonces(peer.clientNonce(), peer.serverNonce());
    }

    String account() {
        return account;
    }

    Binding binding() {
        return binding;
    }

    boolean isBoundTo(JID holder) {
        return binding != null && binding.holder().equals(holder);
    }

    /** Whether a full JID may claim it on the strength of its ticket alone (ProtoXEP section 4.2, condition a). */
    boolean isLinkedTo(JID holder) {
        return binding == null ? holder.equals(presenter) : isBoundTo(holder);
    }

    /** Whether it is, or was last, bound to another account than that of a JID. */
    boolean belongsToOther(JID holder) {
        return everBound && !account.equals(holder.toBareJID());
    }

    void bind(Binding newBinding) {
        binding = newBinding;
        account = newBinding.holder().toBareJID();
        everBound = true;
        closeAtMillis = Long.MAX_VALUE;
    }

    void unbind(long closeAt) {
        binding = null;
        closeAtMillis = closeAt;
    }

    void unlink(JID holder) {
        if (holder.equals(presenter)) {
            presenter = null;
        }
    }

    boolean isDue(long nowMillis) {
        return !closing && binding == null && closeAtMillis <= nowMillis;
    }

    /** It was told to end, which may take a moment, and need not be told so again. */
    void closing() {
        closing = true;
    }

    boolean isClosing() {
        return closing;
    }
}
