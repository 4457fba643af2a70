package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.Time;
import java.util.ArrayDeque;

/** Which sessions want a turn: now, because something happened to them, or later, because of a deadline. */
final class Agenda {

    private final ArrayDeque<Session> ready = new ArrayDeque<>();
    private final Deadlines deadlines = new Deadlines();

    /** Something happened to a session: it may have something to send, or another deadline. */
    void wake(Session session) {
        if (!session.ready) {
            session.ready = true;
            ready.add(session);
        }
    }

    /** The session whose turn it is; null if none wants to send. */
    Session ready() {
        return ready.peek();
    }

    /** The session whose turn it was goes behind the others. */
    void rotate() {
        ready.add(ready.remove());
    }

    /** The session whose turn it was has nothing to send before its deadline. */
    void settle() {
        Session session = ready.remove();
        session.ready = false;
        deadlines.schedule(session, SessionTimers.nextDeadline(session));
    }

    /** A session whose deadline has come, which is thereby forgotten; or null. */
    Session due(long now) {
        Session session = deadlines.earliest() <= now ? deadlines.first() : null;
        if (session != null) {
            deadlines.schedule(session, Time.NEVER);
        }
        return session;
    }

    /** The earliest deadline that was set; sessions that are ready may have others. */
    long earliest() {
        return deadlines.earliest();
    }

    /** The earliest deadline, or {@link Time#NEVER}. */
    long nextDeadline() {
        for (Session session : ready) {
            deadlines.schedule(session, SessionTimers.nextDeadline(session));
        }
        return deadlines.earliest();
    }
}
