package io.github.peerfire.smack.element;

import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.SimpleIQ;
import org.jxmpp.jid.Jid;

/** Removes the sender's binding; idempotent (ProtoXEP 4.5). */
public final class Unbind extends SimpleIQ {

    /** The element's name. */
    public static final String ELEMENT = "unbind";

    /** Makes the IQ set. */
    public Unbind(Jid service) {
        super(ELEMENT, RtmfpNamespaces.RTMFP);
        setType(IQ.Type.set);
        setTo(service);
    }
}
