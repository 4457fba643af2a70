package io.github.peerfire.openfire.component;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.component.Component;
import org.xmpp.component.ComponentManager;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;

/**
 * The service as Openfire sees it. Answers requests on the routing threads that bring them, as they need memory only;
 * everything that is not a request is ignored.
 */
public final class ServiceComponent implements Component {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceComponent.class);

    private final ServiceRequests requests;
    private final Consumer<Packet> router;

    /**
     * Makes a component.
     *
     * @param requests answers them
     * @param router sends the answers
     */
    public ServiceComponent(ServiceRequests requests, Consumer<Packet> router) {
        this.requests = requests;
        this.router = router;
    }

    @Override
    public String getName() {
        return "RTMFP rendezvous";
    }

    @Override
    public String getDescription() {
        return "Introduces RTMFP endpoints of XMPP users to each other";
    }

    @Override
    public void processPacket(Packet packet) {
        if (packet instanceof IQ request && request.isRequest() && request.getFrom() != null) {
            router.accept(requests.answer(request));
        }
    }

    @Override
    public void initialize(JID address, ComponentManager manager) {
        LOG.debug("The service's address is {}", address);
    }

    @Override
    public void start() {
        // Nothing to begin with: the service is wired already.
    }

    @Override
    public void shutdown() {
        // Nothing is held here.
    }
}
