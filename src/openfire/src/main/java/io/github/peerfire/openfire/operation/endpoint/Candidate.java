package io.github.peerfire.openfire.operation.endpoint;

import io.github.peerfire.openfire.operation.endpoint.EndpointRow.Admission;
import io.github.peerfire.openfire.ticket.TicketHolder;
import io.github.peerfire.rendezvous.ConnectedPeer;
import io.github.peerfire.rendezvous.keys.KeyOwner;
import java.net.InetSocketAddress;
import java.util.Locale;

/** An endpoint that may be shown: no more than it takes to search and sort. */
final class Candidate {

    private final ConnectedPeer peer;
    private final String jid;
    private final boolean bound;
    private final String keyId;
    private final String label;
    /** Made when it is needed: there may be 100,000. */
    private String peerId;

    /**
     * Makes a candidate.
     *
     * @param jid the full JID that it is bound to, or whose ticket it presented; empty for others
     * @param bound whether it is bound
     * @param keyId of its developer key, otherwise empty
     * @param label of its developer key, otherwise empty
     */
    Candidate(ConnectedPeer peer, String jid, boolean bound, String keyId, String label) {
        this.peer = peer;
        this.jid = jid;
        this.bound = bound;
        this.keyId = keyId;
        this.label = label;
    }

    ConnectedPeer peer() {
        return peer;
    }

    String jid() {
        return jid;
    }

    boolean bound() {
        return bound;
    }

    String keyId() {
        return keyId;
    }

    String label() {
        return label;
    }

    String peerId() {
        if (peerId == null) {
            peerId = peer.id().hex();
        }
        return peerId;
    }

    Admission admission() {
        return peer.owner() instanceof TicketHolder ? Admission.TICKET
                : peer.owner() instanceof KeyOwner ? Admission.KEY : Admission.OTHER;
    }

    /** Whether a text is found in it that is in lower case. */
    boolean has(String text, boolean inAddresses) {
        return jid.toLowerCase(Locale.ROOT).contains(text) || label.toLowerCase(Locale.ROOT).contains(text)
                || peerId().startsWith(text) || inAddresses && text(peer.observed()).contains(text);
    }

    /** An address as people write it. */
    private static String text(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
