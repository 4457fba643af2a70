package io.github.peerfire.openfire;

import io.github.peerfire.openfire.ticket.TicketAuthorizer;
import io.github.peerfire.rendezvous.ConnectAuthorizer;
import io.github.peerfire.rendezvous.ConnectDecision;
import io.github.peerfire.rendezvous.ConnectRequest;
import io.github.peerfire.rendezvous.keys.KeyHolders;

/** Admits XMPP users by their tickets, everybody else by a developer key (ProtoXEP sections 3.2 and 4.7). */
record ConnectAdmission(TicketAuthorizer tickets, KeyHolders keyHolders) implements ConnectAuthorizer {

    @Override
    public ConnectDecision authorize(ConnectRequest request) {
        return TicketAuthorizer.concerns(request) ? tickets.authorize(request) : keyHolders.authorize(request);
    }
}
