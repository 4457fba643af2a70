package io.github.peerfire.openfire.presence;

import java.util.Collection;
import java.util.Optional;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/** The clients' sessions with the server. May block: not for event loops. */
public interface XmppSessions {

    /** The full JIDs of all of them. */
    Collection<JID> all();

    /** Whether a full JID has one. */
    boolean isConnected(JID holder);

    /** A copy of the presence that a full JID sent last, with {@code from} and no {@code to}; empty if it has none. */
    Optional<Presence> lastPresence(JID holder);

    /** Has a presence processed as if its sender had sent it. */
    void route(Presence presence);
}
