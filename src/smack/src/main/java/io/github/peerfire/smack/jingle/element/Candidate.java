package io.github.peerfire.smack.jingle.element;

import java.net.InetSocketAddress;
import org.jivesoftware.smack.util.XmlStringBuilder;

/**
 * An address where a peer may be reached (ProtoXEP 6.3).
 *
 * @param type {@code host}, {@code srflx} or {@code relay}
 * @param address resolved, from a literal
 */
public record Candidate(String type, InetSocketAddress address) {

    /** Its element. */
    public static final String ELEMENT = "candidate";

    void appendTo(XmlStringBuilder xml) {
        xml.halfOpenElement(ELEMENT).attribute("type", type).attribute("ip", address.getAddress().getHostAddress());
        xml.attribute("port", address.getPort()).closeEmptyElement();
    }
}
