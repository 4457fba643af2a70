package io.github.peerfire.smack.jingle.element;

import org.jivesoftware.smack.util.XmlStringBuilder;

/**
 * What one side says of a session between the peers (ProtoXEP 6.6).
 *
 * @param value 64 lower-case hex digits
 * @param shared whether its sender knows that the other side uses that session in this call, too
 */
public record SessionHash(String value, boolean shared) {

    /** The element's name. */
    public static final String ELEMENT = "session";

    void appendTo(XmlStringBuilder xml) {
        xml.halfOpenElement(ELEMENT).attribute("hash", value).optBooleanAttribute("shared", shared).closeEmptyElement();
    }
}
