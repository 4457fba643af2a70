package io.github.peerfire.openfire.component;

import io.github.peerfire.openfire.settings.Advertisement;
import java.util.Optional;
import java.util.function.Supplier;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.dom4j.QName;
import org.xmpp.packet.JID;

/** Lists the rendezvous as an external service (XEP-0215, ProtoXEP section 2.3). */
final class ExternalServices {

    private static final String TYPE = "rtmfp";

    private final Supplier<Optional<Advertisement>> advertisement;

    ExternalServices(Supplier<Optional<Advertisement>> advertisement) {
        this.advertisement = advertisement;
    }

    Element services(JID requester, Element request) {
        Element services = DocumentHelper.createElement(QName.get("services", Namespaces.EXTERNAL_SERVICES));
        String wanted = request.attributeValue("type", TYPE);
        advertisement.get().filter(where -> wanted.equals(TYPE)).ifPresent(where -> services.addElement("service")
                .addAttribute("type", TYPE)
                .addAttribute("host", where.host())
                .addAttribute("port", Integer.toString(where.port()))
                .addAttribute("transport", "udp")
                .addAttribute("restricted", "1"));
        return services;
    }

    /** Never gives credentials: tickets are single-use, and libraries keep what they get here. */
    Element credentials(JID requester, Element request) throws RequestError {
        Element service = request.element("service");
        String type = service == null ? null : service.attributeValue("type");
        if (type == null) {
            throw RequestError.badRequest();
        }
        throw type.equals(TYPE) ? RequestError.notAcceptable() : RequestError.itemNotFound();
    }
}
