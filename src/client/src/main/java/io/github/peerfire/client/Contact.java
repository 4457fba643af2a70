package io.github.peerfire.client;

import io.github.peerfire.smack.element.MediaKind;
import java.util.Set;
import org.jxmpp.jid.BareJid;

/**
 * A contact as far as calls are concerned.
 *
 * @param jid the contact's account
 * @param name what the user calls it; the JID if it has no name on the roster
 * @param availability in which state it is
 * @param callable true if a resource advertises an endpoint (ProtoXEP 5.4); advice, a call may be tried without
 * @param media the union of what its endpoints state; empty if none states anything
 * @param trust who says so
 * @param federated whether another server than ours has the account
 */
public record Contact(
        BareJid jid, String name, ContactAvailability availability, boolean callable, Set<MediaKind> media,
        EndpointTrust trust, boolean federated) {

    /** Copies the set. */
    public Contact {
        media = Set.copyOf(media);
    }

    /** Whether a resource is available. */
    public boolean online() {
        return availability != ContactAvailability.OFFLINE;
    }

    /** Whether it can be called with a kind of media; an endpoint that states nothing may be tried with any. */
    public boolean callable(MediaKind kind) {
        return callable && (media.isEmpty() || media.contains(kind));
    }
}
