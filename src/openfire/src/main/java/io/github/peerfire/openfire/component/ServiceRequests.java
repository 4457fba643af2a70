package io.github.peerfire.openfire.component;

import static org.xmpp.packet.IQ.Type.get;
import static org.xmpp.packet.IQ.Type.set;

import io.github.peerfire.openfire.binding.Admissions;
import io.github.peerfire.openfire.binding.BindingRegistry;
import io.github.peerfire.openfire.settings.Advertisement;
import io.github.peerfire.openfire.settings.RtmfpProperties;
import io.github.peerfire.openfire.ticket.TicketIssuer;
import io.github.peerfire.openfire.turn.TurnServers;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.dom4j.Element;
import org.dom4j.QName;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;

/** Decides what a request is and who may make it, and has it answered. */
public final class ServiceRequests {

    private static final QName ITEMS = QName.get("query", Namespaces.DISCO_ITEMS);
    private static final QName COMMAND = QName.get("command", Namespaces.COMMANDS);

    private record Kind(IQ.Type type, RequestHandler handler) {
    }

    private final String domain;
    private final Supplier<Optional<Advertisement>> advertisement;
    private final CommandRequests commands;
    private final Map<QName, Kind> kinds;

    /**
     * Answers requests.
     *
     * @param domain that of the local users
     * @param advertisement where the rendezvous is; empty while it is stopped
     */
    public ServiceRequests(String domain, Supplier<Optional<Advertisement>> advertisement, RtmfpProperties properties,
            TicketIssuer tickets, BindingRegistry bindings, Admissions admissions, CommandRequests commands,
            Clock clock) {
        this.domain = domain;
        this.advertisement = advertisement;
        this.commands = commands;
        BindRequests binds = new BindRequests(bindings, advertisement, clock);
        ExternalServices external = new ExternalServices(advertisement, new TurnServers(properties, clock));
        this.kinds = Map.of(
                ours("ticket"), new Kind(get, new TicketRequests(tickets, properties, advertisement, clock)),
                ours("bind"), new Kind(set, binds::bind),
                ours("unbind"), new Kind(set, binds::unbind),
                ours("admit"), new Kind(set, new AdmitRequests(bindings, admissions)),
                COMMAND, new Kind(set, commands),
                QName.get("services", Namespaces.EXTERNAL_SERVICES), new Kind(get, external::services),
                QName.get("credentials", Namespaces.EXTERNAL_SERVICES), new Kind(get, external::credentials));
    }

    /** Whether a request is to be answered where one may wait for the database. */
    boolean mayWait(IQ request) {
        Element items = request.getElement().element(ITEMS);
        return request.getElement().element(COMMAND) != null
                || items != null && Namespaces.COMMANDS.equals(items.attributeValue("node"));
    }

    /**
     * Answers a request.
     *
     * @param request of type get or set, with a sender
     * @return the result or the error, ready to be sent
     */
    IQ answer(IQ request) {
        IQ answer = IQ.createResultIQ(request);
        try {
            Element payload = payloadOf(request);
            Element result = answer(request, payload);
            if (result != null) {
                answer.setChildElement(result);
            }
        } catch (RequestError e) {
            answer = error(request, e);
        }
        return answer;
    }

    private static Element payloadOf(IQ request) throws RequestError {
        if (request.getTo().getNode() != null || request.getTo().getResource() != null) {
            throw RequestError.serviceUnavailable();
        }
        if (request.getElement().elements().size() != 1) {
            throw RequestError.badRequest();
        }
        return request.getElement().elements().get(0);
    }

    private Element answer(IQ request, Element payload) throws RequestError {
        String namespace = payload.getNamespaceURI();
        boolean query = payload.getName().equals("query") && request.getType() == get;
        if (query && Namespaces.DISCO_INFO.equals(namespace)) {
            return Discovery.info(payload);
        } else if (query && Namespaces.DISCO_ITEMS.equals(namespace)
                && Namespaces.COMMANDS.equals(payload.attributeValue("node"))) {
            return commands.items(request.getFrom(), request.getTo().toString());
        } else if (query && Namespaces.DISCO_ITEMS.equals(namespace)) {
            return Discovery.items(payload);
        }
        Kind kind = kinds.get(QName.get(payload.getName(), namespace));
        if (kind == null) {
            throw Namespaces.RTMFP.equals(namespace)
                    ? RequestError.featureNotImplemented() : RequestError.serviceUnavailable();
        }
        requireLocalUser(request.getFrom());
        if (request.getType() != kind.type()) {
            throw RequestError.badRequest();
        }
        if (Namespaces.RTMFP.equals(namespace) && advertisement.get().isEmpty()) {
            throw RequestError.serviceUnavailable();
        }
        return kind.handler().answer(request.getFrom(), payload);
    }

    private void requireLocalUser(JID requester) throws RequestError {
        if (requester.getNode() == null || requester.getResource() == null
                || !domain.equals(requester.getDomain())) {
            throw RequestError.forbidden();
        }
    }

    private static IQ error(IQ request, RequestError error) {
        IQ answer = IQ.createResultIQ(request);
        if (!request.getElement().elements().isEmpty()) {
            answer.setChildElement(request.getElement().elements().get(0).createCopy());
        }
        answer.setError(error.toPacketError());
        return answer;
    }

    private static QName ours(String name) {
        return QName.get(name, Namespaces.RTMFP);
    }
}
