package io.github.peerfire.openfire;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.openfire.binding.BindingRegistry;
import io.github.peerfire.openfire.lookup.HttpBinding;
import io.github.peerfire.openfire.lookup.LookupService;
import io.github.peerfire.openfire.presence.XmppSessions;
import io.github.peerfire.openfire.settings.RtmfpProperties;
import io.github.peerfire.rendezvous.ConnectedPeer;
import io.github.peerfire.rendezvous.keys.KeyOwner;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the lookup service for Adobe's Video Phone there if the administrator wants it. */
final class LegacyLookup {

    /** How often names that nobody holds any more are forgotten. */
    static final Duration TIDYING = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(LegacyLookup.class);
    private static final String PATH = "/rtmfp";

    private final RtmfpProperties properties;
    private final LookupService service;
    private HttpBinding running;
    private boolean closed;

    /** @param endpoints the admitted endpoint of a peer ID */
    LegacyLookup(RtmfpProperties properties, BindingRegistry bindings, XmppSessions sessions, OpenfireServer server,
            Function<PeerId, Optional<ConnectedPeer>> endpoints, Clock clock) {
        this.properties = properties;
        this.service = new LookupService(
                peer -> endpoints.apply(peer).filter(found -> found.owner() instanceof KeyOwner
                        && bindings.find(found.connectionId()).isEmpty()),
                new BoundUsers(server.domain(), bindings, sessions), clock);
    }

    /** Begins or ends to serve as the properties say now. */
    synchronized void adapt() {
        if (closed || properties.lookup().isOn() == (running != null)) {
            return;
        }
        try {
            if (running == null) {
                running = HttpBinding.add(PATH, service.servlets());
                LOG.info("Lookup service for Video Phone at {}/reg.cgi on Openfire's HTTP binding ports", PATH);
            } else {
                end();
            }
        } catch (ReflectiveOperationException e) {
            LOG.error("The lookup service for Video Phone could not be put on Openfire's HTTP binding ports", e);
        }
    }

    /** Forgets the names that nobody holds any more. */
    void tidy() {
        service.tidy();
    }

    /** Ends for good. */
    synchronized void close() throws ReflectiveOperationException {
        closed = true;
        if (running != null) {
            end();
        }
    }

    private void end() throws ReflectiveOperationException {
        HttpBinding ending = running;
        running = null;
        ending.remove();
        LOG.info("Lookup service for Video Phone stopped");
    }
}
