package io.github.peerfire.demo;

import org.jivesoftware.smack.packet.IQ;
import org.jxmpp.jid.EntityFullJid;

/** An IQ set with any payload. */
final class RawRequest extends IQ {

    private final String payload;

    /** @param payload one element, whose first attribute is {@code xmlns} in single quotes */
    RawRequest(EntityFullJid to, String payload) {
        super(nameOf(payload), payload.replaceFirst("^<\\w+ xmlns='([^']*)'.*$", "$1"));
        this.payload = payload;
        setType(IQ.Type.set);
        setTo(to);
    }

    private static String nameOf(String payload) {
        return payload.replaceFirst("^<(\\w+).*$", "$1");
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(IQChildElementXmlStringBuilder xml) {
        String rest = payload.replaceFirst("^<\\w+ xmlns='[^']*'", "");
        if (rest.equals("/>")) {
            xml.setEmptyElement();
        } else if (rest.endsWith("/>") && rest.indexOf('>') == rest.length() - 1) {
            xml.append(rest.substring(0, rest.length() - 2));
            xml.setEmptyElement();
        } else {
            xml.append(rest.substring(0, rest.lastIndexOf("</")));
        }
        return xml;
    }
}
