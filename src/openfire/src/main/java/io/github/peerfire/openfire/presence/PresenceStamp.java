package io.github.peerfire.openfire.presence;

import io.github.peerfire.openfire.binding.Binding;
import io.github.peerfire.openfire.settings.Advertisement;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dom4j.Element;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/**
 * Makes presence of local users say what the server knows, and nothing else, about their endpoints (ProtoXEP
 * section 5.2). Touches memory only.
 */
public final class PresenceStamp {

    private final String domain;
    private final Function<JID, Optional<Binding>> bindings;
    private final Supplier<Optional<Advertisement>> advertisement;

    /**
     * Makes a stamp.
     *
     * @param domain that of the local users
     * @param bindings knows the binding of a full JID
     * @param advertisement where the rendezvous is; empty while it is stopped
     */
    public PresenceStamp(
            String domain,
            Function<JID, Optional<Binding>> bindings,
            Supplier<Optional<Advertisement>> advertisement) {
        this.domain = domain;
        this.bindings = bindings;
        this.advertisement = advertisement;
    }

    /** Whether a presence comes from a local user. */
    boolean concerns(Presence presence) {
        JID from = presence.getFrom();
        return from != null && from.getNode() != null && domain.equals(from.getDomain());
    }

    /** Whether a presence is addressed to all subscribers. */
    boolean isBroadcast(Presence presence) {
        JID to = presence.getTo();
        // What is to be sent on to other addresses (XEP-0033) is sent to them and not to subscribers.
        return to == null || to.getNode() == null && to.getResource() == null && domain.equals(to.getDomain())
                && presence.getElement().element("addresses") == null;
    }

    /** Strips what the client put in, whatever the type, and adds what is true, where it belongs. */
    void apply(Presence presence) {
        boolean asked = EndpointElement.strip(presence);
        if (presence.getElement().attributeValue("type") != null) { // which may be of any kind
            return;
        }
        // ProtoXEP 5.2: directed presence only if the client put an endpoint in.
        if (asked || isBroadcast(presence)) {
            Element endpoint = current(presence.getFrom());
            if (endpoint != null) {
                presence.getElement().add(endpoint);
            }
        }
    }

    /** Whether a presence that was broadcast shows something else than what is true now. */
    boolean isStale(Presence presence) {
        return !EndpointElement.isShown(presence, current(presence.getFrom()));
    }

    private Element current(JID holder) {
        return bindings.apply(holder)
                .filter(Binding::isPublished)
                .flatMap(binding -> advertisement.get().map(where -> EndpointElement.of(binding, where)))
                .orElse(null);
    }
}
