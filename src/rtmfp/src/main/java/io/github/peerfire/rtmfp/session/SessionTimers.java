package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.Time;

/** When sessions want to be looked after, and what is done then. */
final class SessionTimers {

    private SessionTimers() {
    }

    /** When {@link #handleTimeout} has something to do, or {@link Time#NEVER}. */
    static long nextDeadline(Session session) {
        return switch (session.state) {
            case IHELLO_SENT, KEYING_SENT -> Math.min(session.handshake.nextDeadline(), flowDeadline(session));
            case OPEN -> Math.min(Math.min(session.keepalive.nextDeadline(session.timeout), session.idleDeadline()),
                    flowDeadline(session));
            case NEARCLOSE, FARCLOSE_LINGER -> session.closing.nextDeadline();
            case CLOSED, OPEN_FAILED -> Time.NEVER;
        };
    }

    private static long flowDeadline(Session session) {
        return session.traffic == null ? Time.NEVER : session.traffic.nextDeadline();
    }

    static void handleTimeout(Session session, long now) {
        if (session.traffic != null) {
            session.traffic.handleTimeout(now);
        }
        if (session.state.isOpening()) {
            session.handshake.handleTimeout(now);
        } else if (session.isOpen()) {
            handleOpen(session, now);
        } else if (session.state.isLingering() && session.closing.handleTimeout(now)) {
            SessionTransitions.forget(session);
        }
        session.wake();
    }

    private static void handleOpen(Session session, long now) {
        if (session.keepalive.handleTimeout(session.timeout, session.surroundings.pace, now)) {
            SessionTransitions.timedOut(session, now);
        } else if (now >= session.idleDeadline()) {
            // RFC 7016 §3.5.5: typically, when there have been no open flows in either direction for a time
            SessionTransitions.closeInOrder(session, CloseReason.IDLE, now);
        }
    }
}
