package io.github.peerfire.openfire.presence;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/**
 * Sends the last presence of a full JID again, with what is true now about its endpoint (ProtoXEP section 5.3). Called
 * by one thread, save {@link #broadcastSeen}.
 *
 * <p>Between reading the last presence and sending it the user may send another, or go. That one must win, so it is
 * noticed and sent again.
 */
public final class PresenceBroadcaster {

    /** A broadcast of ours that is under way, and the user's own that came in between. */
    private static final class UnderWay {
        private Presence ours;
        private Presence users;
    }

    private static final Logger LOG = LoggerFactory.getLogger(PresenceBroadcaster.class);

    private final XmppSessions sessions;
    private final PresenceStamp stamp;
    private final Map<JID, UnderWay> underWay = new ConcurrentHashMap<>();

    /** Sends through the server's sessions. */
    public PresenceBroadcaster(XmppSessions sessions, PresenceStamp stamp) {
        this.sessions = sessions;
        this.stamp = stamp;
    }

    /** Whether contacts have to be told something new about a full JID. */
    boolean isStale(JID holder) {
        return available(holder).map(stamp::isStale).orElse(false);
    }

    /**
     * Tells contacts what is true now; does nothing if the full JID is not available. That the server fails is logged
     * and keeps nobody else's presence from being sent.
     */
    public void broadcast(JID holder) {
        try {
            send(holder);
        } catch (RuntimeException e) {
            LOG.warn("The presence of {} was not sent again", holder, e);
        }
    }

    private void send(JID holder) {
        UnderWay now = new UnderWay();
        underWay.put(holder, now);
        try {
            now.ours = available(holder).orElse(null);
            if (now.ours != null) {
                sessions.route(now.ours);
            }
        } finally {
            underWay.remove(holder);
        }
        if (now.ours != null) {
            settle(holder, now.users);
        }
    }

    /** Makes stored presence true again after interception was off, or before it goes off. */
    void broadcastStale() {
        sessions.all().stream().filter(this::isStale).forEach(this::broadcast);
    }

    /** Strips our elements from stored presence and says so; for use when interception is off for good. */
    public void withdrawAll() {
        for (JID holder : sessions.all()) {
            available(holder).filter(EndpointElement::isIn).ifPresent(presence -> {
                EndpointElement.strip(presence);
                sessions.route(presence);
            });
        }
    }

    /** A presence is about to be stored and broadcast. Called on routing threads. */
    void broadcastSeen(Presence presence) {
        underWay.computeIfPresent(presence.getFrom(), (holder, now) -> {
            if (presence != now.ours) {
                now.users = presence.createCopy();
            }
            return now;
        });
    }

    private void settle(JID holder, Presence users) {
        if (users != null) {
            sessions.route(users);
        } else if (!sessions.isConnected(holder)) {
            sessions.route(unavailable(holder));
        }
    }

    private Optional<Presence> available(JID holder) {
        return sessions.lastPresence(holder).filter(Presence::isAvailable);
    }

    private static Presence unavailable(JID holder) {
        Presence gone = new Presence(Presence.Type.unavailable);
        gone.setFrom(holder);
        return gone;
    }
}
