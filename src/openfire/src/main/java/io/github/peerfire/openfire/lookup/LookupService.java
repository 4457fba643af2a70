package io.github.peerfire.openfire.lookup;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rendezvous.ConnectedPeer;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.servlet.Servlet;

/** The lookup service as its two resources, {@code reg.cgi} and {@code crossdomain.xml} for Flash. Thread-safe. */
public final class LookupService {

    /** What Flash has to find before it reads what another server says; all of it may be read by anybody. */
    private static final Answer CROSS_DOMAIN = new Answer(200, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<cross-domain-policy><allow-access-from domain=\"*\" secure=\"false\"/></cross-domain-policy>");

    private final LegacyNames names;
    private final LookupRequests requests;

    /**
     * Makes a service that knows no names yet.
     *
     * @param live the endpoint of a peer ID if it is here, has a developer key and is not bound to a user
     * @param users XMPP users, who are found without coming here
     */
    public LookupService(Function<PeerId, Optional<ConnectedPeer>> live, Users users, Clock clock) {
        names = new LegacyNames(live, clock);
        requests = new LookupRequests(names, users, clock);
    }

    /** New servlets by their paths. */
    public Map<String, Servlet> servlets() {
        return Map.of("/reg.cgi", new LookupServlet(requests::answer),
                "/crossdomain.xml", new LookupServlet((query, client) -> CROSS_DOMAIN));
    }

    /** Forgets the names that nobody holds any more; to be called now and then. */
    public void tidy() {
        names.dropOver();
    }
}
