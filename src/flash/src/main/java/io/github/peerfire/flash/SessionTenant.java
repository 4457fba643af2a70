package io.github.peerfire.flash;

import io.github.peerfire.rtmfp.session.Session;

/** A stream that lives on a session with a peer. */
interface SessionTenant {

    /** A session with that peer ended, perhaps the one it lives on. */
    void sessionEnded(Session session, long now);

    /** Ends it from the near end. Idempotent. */
    void close(long now);
}
