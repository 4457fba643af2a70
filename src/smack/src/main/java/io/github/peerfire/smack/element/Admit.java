package io.github.peerfire.smack.element;

import org.jivesoftware.smack.packet.IQ;
import org.jxmpp.jid.Jid;

/** Lets somebody who is no contact be introduced to the sender's endpoint for a while (ProtoXEP 5.6). */
public final class Admit extends IQ {

    /** The element's name. */
    public static final String ELEMENT = "admit";

    /** The longest time, one day. */
    public static final int MAX_SECONDS = 86400;

    private final Jid admitted;
    private final int seconds;

    /**
     * Makes the IQ set.
     *
     * @param admitted a full or bare JID
     * @param seconds 0-86400; 0 revokes
     * @throws IllegalArgumentException if the time is out of range
     */
    public Admit(Jid service, Jid admitted, int seconds) {
        super(ELEMENT, RtmfpNamespaces.RTMFP);
        if (seconds < 0 || seconds > MAX_SECONDS) {
            throw new IllegalArgumentException("Somebody is admitted for 0 to 86400 seconds, not " + seconds + ".");
        }
        this.admitted = admitted;
        this.seconds = seconds;
        setType(IQ.Type.set);
        setTo(service);
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(IQChildElementXmlStringBuilder xml) {
        xml.attribute("jid", admitted).attribute("seconds", seconds);
        xml.setEmptyElement();
        return xml;
    }
}
