package io.github.peerfire.smack.element;

import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.SimpleIQ;
import org.jxmpp.jid.Jid;

/** Asks for external services, XEP-0215 section 3.1. */
public final class ExternalServicesRequest extends SimpleIQ {

    /** Makes the IQ get. */
    public ExternalServicesRequest(Jid service) {
        super(ExternalServices.ELEMENT, RtmfpNamespaces.EXTERNAL_SERVICES);
        setType(IQ.Type.get);
        setTo(service);
    }
}
