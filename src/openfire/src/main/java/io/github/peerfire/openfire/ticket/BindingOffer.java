package io.github.peerfire.openfire.ticket;

import io.github.peerfire.flash.crypto.PeerId;
import java.util.OptionalLong;
import org.xmpp.packet.JID;

/** Says whether a proven ticket will bind, before it does. Asked on an event loop: must not block. */
@FunctionalInterface
public interface BindingOffer {

    /**
     * The epoch that a binding made now would have.
     *
     * @param jid full JID that proved to hold the ticket
     * @param peer the session's peer ID
     * @return empty if the peer ID is bound to another account
     */
    OptionalLong epochFor(JID jid, PeerId peer);
}
