package io.github.peerfire.openfire;

import org.jivesoftware.openfire.SessionManager;
import org.jivesoftware.openfire.lockout.LockOutManager;
import org.jivesoftware.openfire.session.ClientSession;
import org.jivesoftware.openfire.user.UserManager;
import org.jivesoftware.openfire.user.UserNotFoundException;

/** Whether accounts of the server are there; asks its database, so it may wait. */
final class Accounts {

    private final SessionManager sessions;

    Accounts(SessionManager sessions) {
        this.sessions = sessions;
    }

    /** Whether an account is gone or locked out. Who signed in anonymously has none, and is there as long as he is. */
    boolean isClosed(String username) {
        if (sessions.getSessions(username).stream().anyMatch(ClientSession::isAnonymousUser)) {
            return false;
        }
        try {
            UserManager.getInstance().getUser(username);
            return LockOutManager.getInstance().isAccountDisabled(username);
        } catch (UserNotFoundException e) {
            return true;
        }
    }
}
