package io.github.peerfire.client;

import io.github.peerfire.smack.element.MediaKind;
import java.util.Set;
import org.jxmpp.jid.BareJid;

/**
 * A contact as far as calls are concerned.
 *
 * @param jid the contact's account
 * @param online true if a resource is available
 * @param callable true if a resource advertises an endpoint (ProtoXEP 5.4); advice, a call may be tried without
 * @param media the union of what its endpoints state; empty if none states anything
 */
public record Contact(BareJid jid, boolean online, boolean callable, Set<MediaKind> media) {

    /** Copies the set. */
    public Contact {
        media = Set.copyOf(media);
    }
}
