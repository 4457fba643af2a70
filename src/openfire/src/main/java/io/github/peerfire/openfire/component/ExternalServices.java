package io.github.peerfire.openfire.component;

import io.github.peerfire.openfire.settings.Advertisement;
import io.github.peerfire.openfire.settings.TurnServer;
import io.github.peerfire.openfire.turn.TurnCredentials;
import io.github.peerfire.openfire.turn.TurnServers;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.dom4j.QName;
import org.xmpp.packet.JID;

/** Lists the rendezvous and the TURN servers as external services (XEP-0215, ProtoXEP section 2.3). */
final class ExternalServices {

    private static final String RTMFP = "rtmfp";

    private final Supplier<Optional<Advertisement>> advertisement;
    private final TurnServers turn;

    ExternalServices(Supplier<Optional<Advertisement>> advertisement, TurnServers turn) {
        this.advertisement = advertisement;
        this.turn = turn;
    }

    Element services(JID requester, Element request) {
        Element services = answer("services");
        String wanted = request.attributeValue("type");
        if (wanted == null || wanted.equals(RTMFP)) {
            advertisement.get().ifPresent(where -> service(services, RTMFP, where.host(), where.port(), "udp")
                    .addAttribute("restricted", "1"));
        }
        List<TurnServer> servers = turn.offered().stream()
                .filter(server -> wanted == null || wanted.equals(server.type())).toList();
        addTurn(services, servers, requester);
        return services;
    }

    /** Gives none for the rendezvous: tickets are single-use, and libraries keep what they get here. */
    Element credentials(JID requester, Element request) throws RequestError {
        Element service = request.element("service");
        String type = service == null ? null : service.attributeValue("type");
        String host = service == null ? null : service.attributeValue("host");
        if (type == null || host == null) {
            throw RequestError.badRequest(); // XEP-0215 §4: host and type are required
        }
        if (type.equals(RTMFP)) {
            throw RequestError.notAcceptable();
        }
        String port = service.attributeValue("port");
        List<TurnServer> servers = turn.offered().stream()
                .filter(server -> server.type().equals(type) && server.host().equalsIgnoreCase(host))
                .filter(server -> port == null || port.equals(Integer.toString(server.port()))).toList();
        if (servers.isEmpty()) {
            throw RequestError.itemNotFound();
        }
        Element credentials = answer("credentials");
        addTurn(credentials, servers, requester);
        return credentials;
    }

    private void addTurn(Element answer, List<TurnServer> servers, JID user) {
        if (servers.isEmpty()) {
            return;
        }
        TurnCredentials credentials = turn.credentials(user.getNode());
        servers.forEach(server -> service(answer, server.type(), server.host(), server.port(), server.transport())
                .addAttribute("restricted", "1")
                .addAttribute("username", credentials.username())
                .addAttribute("password", credentials.password())
                .addAttribute("expires", credentials.expires().toString()));
    }

    private static Element service(Element parent, String type, String host, int port, String transport) {
        return parent.addElement("service")
                .addAttribute("type", type)
                .addAttribute("host", host)
                .addAttribute("port", Integer.toString(port))
                .addAttribute("transport", transport);
    }

    private static Element answer(String name) {
        return DocumentHelper.createElement(QName.get(name, Namespaces.EXTERNAL_SERVICES));
    }
}
