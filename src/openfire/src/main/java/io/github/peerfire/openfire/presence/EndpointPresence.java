package io.github.peerfire.openfire.presence;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.xmpp.packet.JID;

/** Keeps the presence of users true as their endpoints come and go. */
public final class EndpointPresence {

    private final Executor thread;
    private final PresenceStamp stamp;
    private final PresenceUpdates updates;
    private final PresenceBroadcaster broadcaster;
    private final AtomicBoolean flushQueued = new AtomicBoolean();

    /**
     * Nothing is to be told yet.
     *
     * @param thread on which presence is sent; one
     */
    public EndpointPresence(XmppSessions sessions, PresenceStamp stamp, Executor thread, Clock clock) {
        this.thread = thread;
        this.stamp = stamp;
        this.updates = new PresenceUpdates(clock);
        this.broadcaster = new PresenceBroadcaster(sessions, stamp);
    }

    /** Stamps what users send. */
    public PresenceInterceptor newInterceptor() {
        return new PresenceInterceptor(stamp, broadcaster);
    }

    /**
     * Has the presence of a full JID sent again when that is due. Any thread.
     *
     * @param present whether it has an endpoint now
     */
    public void changed(JID holder, boolean present) {
        updates.changed(holder, present);
        if (flushQueued.compareAndSet(false, true)) {
            thread.execute(this::sendDue);
        }
    }

    /** Sends what is due. On the thread for it, again and again. */
    public void sendDue() {
        flushQueued.set(false);
        updates.takeDue(broadcaster::isStale).forEach(broadcaster::broadcast);
    }

    /** Sends whatever is not true any more, after interception was off or something changed for everybody. */
    public void sendStale() {
        broadcaster.broadcastStale();
    }

    /** Takes all endpoints out of presence; for the end. */
    public void withdrawAll() {
        broadcaster.withdrawAll();
    }
}
