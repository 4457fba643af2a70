package io.github.peerfire.smack.jingle.element;

import io.github.peerfire.smack.element.RtmfpNamespaces;
import java.util.List;
import java.util.Optional;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.IqData;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/** A Jingle request, XEP-0166 section 7.1. */
public final class Jingle extends IQ {

    /** The element's name. */
    public static final String ELEMENT = "jingle";

    private final JingleBody body;

    /** What arrived. */
    public Jingle(IqData data, JingleBody body) {
        super(data, ELEMENT, RtmfpNamespaces.JINGLE);
        this.body = body;
    }

    /** A request to be sent. */
    public Jingle(Jid to, JingleBody body) {
        super(ELEMENT, RtmfpNamespaces.JINGLE);
        this.body = body;
        setType(IQ.Type.set);
        setTo(to);
    }

    /** What it says. */
    public JingleBody body() {
        return body;
    }

    /** What is asked for. */
    public JingleAction action() {
        return body.action();
    }

    /** The session's id. */
    public String sid() {
        return body.sid();
    }

    /** The contents in their order, at most 8. */
    public List<JingleContent> contents() {
        return body.contents();
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(IQChildElementXmlStringBuilder xml) {
        Optional<EntityFullJid> initiator = body.initiator();
        Optional<EntityFullJid> responder = body.responder();
        xml.attribute("action", action().word()).optAttribute("initiator", initiator.orElse(null));
        xml.optAttribute("responder", responder.orElse(null)).attribute("sid", sid()).rightAngleBracket();
        boolean modifies = action() == JingleAction.CONTENT_MODIFY;
        contents().forEach(content -> content.appendTo(xml, modifies));
        body.reason().ifPresent(reason -> reason.appendTo(xml, false, body.text()));
        body.info().ifPresent(info -> info.appendTo(xml));
        body.room().ifPresent(room -> xml.halfOpenElement("muji").xmlnsAttribute(RtmfpNamespaces.MUJI)
                .attribute("room", room).closeEmptyElement());
        return xml;
    }
}
