package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.crypto.Certificate;
import io.github.peerfire.rtmfp.crypto.SessionKeys;

/** Leads sessions from one state to another, with all that goes with it (RFC 7016 §3.5). */
final class SessionTransitions {

    private SessionTransitions() {
    }

    static void openedAsInitiator(Session session, Certificate certificate, SessionKeys keys, int sendId, long now) {
        session.farCertificate = certificate;
        session.keys = keys;
        session.sendId = sendId;
        opened(session, now);
        // The responder takes us for real only after the first packet under the session's keys.
        session.keepalive.wantPing();
    }

    /**
     * The far end's opening was confirmed, and is this session from now on, even if the near end was opening it too.
     */
    static void openedAsResponder(Session session, ConfirmedSession confirmed, long now) {
        if (session.handshake != null) {
            session.handshake.end();
        }
        session.initiator = false;
        session.helloNote = confirmed.note();
        session.path = confirmed.path();
        session.receiveId = confirmed.receiveId();
        session.keepalive.spread(session.receiveId);
        session.surroundings.table.bindId(session);
        session.farCertificate = session.surroundings.kept(confirmed.certificate());
        session.keys = confirmed.keys();
        session.sendId = confirmed.sendId();
        // The first packet that verifies may have been repeated, so that this is no round-trip time.
        session.timeout.answered(now - confirmed.answeredAt());
        opened(session, now);
    }

    private static void opened(Session session, long now) {
        session.state = SessionState.OPEN;
        session.handshake = null;
        if (session.traffic != null) {
            session.traffic.keysKnown();
        }
        session.keepalive.heard(now);
        session.watchFlows(now);
        session.surroundings.provisional.dropAllOf(session.identity());
        session.surroundings.table.addOpen(session);
        session.surroundings.table.lingeringTooMuch().ifPresent(SessionTransitions::forget);
        session.surroundings.listener.opened(session);
        session.wake();
    }

    static void openFailed(Session session, long now) {
        session.state = SessionState.OPEN_FAILED;
        session.handshake.end();
        session.handshake = null;
        session.endFlows(now);
        session.surroundings.listener.openFailed(session);
        session.wake();
    }

    /** Closes in order, from the near end: the far end is told, and it lingers (RFC 7016 §3.5.5). */
    static void closeInOrder(Session session, CloseReason reason, long now) {
        session.closing = SessionClose.near(now);
        leaveOpen(session, SessionState.NEARCLOSE, reason, now);
    }

    /** The far end asks to close in order. */
    static void closedByFarEnd(Session session, long now) {
        session.closing = SessionClose.far(now);
        leaveOpen(session, SessionState.FARCLOSE_LINGER, CloseReason.FAR_CLOSED, now);
    }

    /** Closes without waiting for anybody, in whatever state it is; the far end of an open session is told. */
    static void abort(Session session, CloseReason reason, long now) {
        if (session.state.isOpening()) {
            openFailed(session, now);
        } else if (session.isOpen()) {
            SessionTransmitter.sendAbruptClose(session, session.path, now);
            closed(session, reason, now);
        } else {
            forget(session);
        }
    }

    /** The far end is not reached any more. If it is heard from elsewhere, it is told there, and may come again. */
    static void timedOut(Session session, long now) {
        if (session.elsewhere != null) {
            SessionTransmitter.sendAbruptClose(session, session.elsewhere, now);
        }
        closed(session, CloseReason.TIMED_OUT, now);
    }

    /** It was open, and is over at once. */
    static void closed(Session session, CloseReason reason, long now) {
        leaveOpen(session, SessionState.CLOSED, reason, now);
    }

    private static void leaveOpen(Session session, SessionState next, CloseReason reason, long now) {
        session.surroundings.table.removeOpen(session);
        session.surroundings.timeCritical.forget(session);
        session.state = next;
        // RFC 7016 §3.5.5: immediately abort and terminate all open or closing flows
        session.endFlows(now);
        session.pingReplies = null;
        session.forwardedHellos = null;
        session.mobility = null;
        session.surroundings.listener.closed(session, reason);
        if (next == SessionState.CLOSED) {
            session.surroundings.table.releaseId(session.receiveId);
        } else {
            session.surroundings.table.addLingering(session);
        }
        session.wake();
    }

    /** The last that is left of it goes, if it lingers. */
    static void forget(Session session) {
        if (session.state.isLingering()) {
            session.state = SessionState.CLOSED;
            session.surroundings.table.removeLingering(session);
            session.surroundings.table.releaseId(session.receiveId);
            session.wake();
        }
    }
}
