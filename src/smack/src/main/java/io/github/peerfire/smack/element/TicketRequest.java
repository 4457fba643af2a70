package io.github.peerfire.smack.element;

import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.SimpleIQ;
import org.jxmpp.jid.Jid;

/** Asks the service for a ticket (ProtoXEP 3.1). */
public final class TicketRequest extends SimpleIQ {

    /** Makes the IQ get. */
    public TicketRequest(Jid service) {
        super(Ticket.ELEMENT, RtmfpNamespaces.RTMFP);
        setType(IQ.Type.get);
        setTo(service);
    }
}
