package io.github.peerfire.smack.element;

import java.util.Optional;
import java.util.Set;
import org.jxmpp.jid.Jid;

/**
 * An endpoint as a server tells it in presence (ProtoXEP 5.1): advice that its JID can be called.
 *
 * @param peer the peer ID, 64 lower-case hex digits
 * @param epoch the binding's number, 63 bits
 * @param uri its rendezvous; never dereferenced before the user calls
 * @param service the rendezvous' JID, if it differs from the host in {@code uri}
 * @param media what it can send or receive; empty: not stated
 */
public record PresenceEndpoint(String peer, long epoch, String uri, Optional<Jid> service, Set<MediaKind> media) {

    /** Copies the set. */
    public PresenceEndpoint {
        media = Set.copyOf(media);
    }
}
