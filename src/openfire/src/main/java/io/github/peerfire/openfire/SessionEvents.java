package io.github.peerfire.openfire;

import java.util.function.Consumer;
import org.jivesoftware.openfire.event.SessionEventListener;
import org.jivesoftware.openfire.session.Session;
import org.xmpp.packet.JID;

/** Tells when the XMPP session of a full JID is over. Openfire says so only when nobody can resume it any more. */
final class SessionEvents implements SessionEventListener {

    private final Consumer<JID> ended;

    SessionEvents(Consumer<JID> ended) {
        this.ended = ended;
    }

    @Override
    public void sessionDestroyed(Session session) {
        ended.accept(session.getAddress());
    }

    @Override
    public void anonymousSessionDestroyed(Session session) {
        ended.accept(session.getAddress());
    }

    @Override
    public void sessionCreated(Session session) {
        // Tickets and bindings begin with a request, not with a session.
    }

    @Override
    public void anonymousSessionCreated(Session session) {
        // As above.
    }

    @Override
    public void resourceBound(Session session) {
        // As above.
    }
}
