package io.github.peerfire.openfire.ticket;

import java.util.OptionalLong;
import org.xmpp.packet.JID;

/**
 * Whose ticket admitted an RTMFP session; the rendezvous keeps it as the session's owner.
 *
 * @param jid the full JID that the ticket was issued to
 * @param epoch of the binding that the client was promised, if it is to be bound at once (ProtoXEP section 4.2)
 */
public record TicketHolder(JID jid, OptionalLong epoch) {
}
