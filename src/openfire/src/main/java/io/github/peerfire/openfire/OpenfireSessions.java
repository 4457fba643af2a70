package io.github.peerfire.openfire;

import io.github.peerfire.openfire.presence.XmppSessions;
import java.util.Collection;
import java.util.Optional;
import org.jivesoftware.openfire.PresenceRouter;
import org.jivesoftware.openfire.SessionManager;
import org.jivesoftware.openfire.session.ClientSession;
import org.jivesoftware.openfire.session.LocalSession;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/** Openfire's client sessions. */
final class OpenfireSessions implements XmppSessions {

    private final SessionManager sessions;
    private final PresenceRouter router;

    OpenfireSessions(SessionManager sessions, PresenceRouter router) {
        this.sessions = sessions;
        this.router = router;
    }

    @Override
    public Collection<JID> all() {
        return sessions.getSessions().stream().map(ClientSession::getAddress).toList();
    }

    @Override
    public boolean isConnected(JID holder) {
        ClientSession session = sessions.getSession(holder);
        return session != null && (isDetached(session) || !session.isClosed());
    }

    /** Whether a session waits to be resumed (XEP-0198); of such Openfire 4.2.0 cannot say whether they are closed. */
    private static boolean isDetached(ClientSession session) {
        return session instanceof LocalSession local && local.isDetached();
    }

    @Override
    public Optional<Presence> lastPresence(JID holder) {
        return Optional.ofNullable(sessions.getSession(holder))
                .filter(session -> session.isInitialized() && session.getPresence() != null)
                .map(session -> {
                    Presence presence = session.getPresence().createCopy();
                    presence.setFrom(session.getAddress());
                    presence.setTo((JID) null);
                    return presence;
                });
    }

    @Override
    public void route(Presence presence) {
        router.route(presence);
    }
}
