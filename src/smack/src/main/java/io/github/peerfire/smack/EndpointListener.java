package io.github.peerfire.smack;

import io.github.peerfire.smack.element.PresenceEndpoint;
import java.util.Optional;
import org.jxmpp.jid.EntityFullJid;

/** Is told what presence says about endpoints, in order, on one of Smack's threads; must not block. */
@FunctionalInterface
public interface EndpointListener {

    /**
     * An endpoint appeared, changed or went.
     *
     * @param device whose
     * @param endpoint what it is now; empty if there is none any more
     */
    void endpointChanged(EntityFullJid device, Optional<PresenceEndpoint> endpoint);
}
