package io.github.peerfire.smack.element;

import java.util.List;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.IqData;

/** The services that a server names, XEP-0215. */
public final class ExternalServices extends IQ {

    /** The element's name. */
    public static final String ELEMENT = "services";

    private final List<ExternalService> services;

    /** Makes one. */
    public ExternalServices(IqData data, List<ExternalService> services) {
        super(data, ELEMENT, RtmfpNamespaces.EXTERNAL_SERVICES);
        this.services = List.copyOf(services);
    }

    /** The services in the server's order. */
    public List<ExternalService> services() {
        return services;
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(IQChildElementXmlStringBuilder xml) {
        xml.rightAngleBracket();
        for (ExternalService service : services) {
            xml.halfOpenElement("service").attribute("type", service.type()).attribute("host", service.host());
            service.port().ifPresent(port -> xml.attribute("port", port));
            xml.optAttribute("transport", service.transport().orElse(null));
            xml.optAttribute("username", service.username().orElse(null));
            xml.optAttribute("password", service.password().orElse(null));
            service.expires().ifPresent(expires -> xml.attribute("expires", expires.toString()));
            if (service.restricted()) {
                xml.attribute("restricted", "1");
            }
            xml.closeEmptyElement();
        }
        return xml;
    }
}
