package io.github.peerfire.openfire.component;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.component.Component;
import org.xmpp.component.ComponentManager;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;

/**
 * The service as Openfire sees it. Answers requests on the routing threads that bring them, but for those few that may
 * wait for the database; everything that is not a request is ignored.
 */
public final class ServiceComponent implements Component {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceComponent.class);

    private final ServiceRequests requests;
    private final Consumer<Packet> router;
    private final Executor worker;

    /**
     * Makes a component.
     *
     * @param requests answers them
     * @param router sends the answers
     * @param worker answers what may take a while
     */
    public ServiceComponent(ServiceRequests requests, Consumer<Packet> router, Executor worker) {
        this.requests = requests;
        this.router = router;
        this.worker = worker;
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
            Executor executor = requests.mayWait(request) ? worker : Runnable::run;
            executor.execute(() -> router.accept(requests.answer(request)));
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
