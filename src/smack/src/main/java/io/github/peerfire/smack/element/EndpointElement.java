package io.github.peerfire.smack.element;

import javax.xml.namespace.QName;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.util.XmlStringBuilder;

/**
 * The presence element (ProtoXEP 5.1): from a server an endpoint, from a client an empty wish to have one added (5.2).
 */
public final class EndpointElement implements ExtensionElement {

    /** The element's name. */
    public static final String ELEMENT = "endpoint";

    /** Its qualified name. */
    public static final QName QNAME = new QName(RtmfpNamespaces.RTMFP, ELEMENT);

    /** Asks the server to add our endpoint to a directed presence. */
    public static final EndpointElement OPT_IN = new EndpointElement(null);

    private final PresenceEndpoint endpoint;

    /** An element that tells an endpoint. */
    public EndpointElement(PresenceEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** What it tells, or null if it is only the wish. */
    public PresenceEndpoint endpoint() {
        return endpoint;
    }

    @Override
    public String getNamespace() {
        return RtmfpNamespaces.RTMFP;
    }

    @Override
    public String getElementName() {
        return ELEMENT;
    }

    @Override
    public XmlStringBuilder toXML(XmlEnvironment enclosing) {
        XmlStringBuilder xml = new XmlStringBuilder(this, enclosing);
        if (endpoint != null) {
            xml.attribute("peer", endpoint.peer()).attribute("epoch", endpoint.epoch())
                    .attribute("uri", endpoint.uri());
            xml.optAttribute("service", endpoint.service().orElse(null));
            if (!endpoint.media().isEmpty()) {
                xml.attribute("media", MediaKind.words(endpoint.media()));
            }
        }
        return xml.closeEmptyElement();
    }
}
