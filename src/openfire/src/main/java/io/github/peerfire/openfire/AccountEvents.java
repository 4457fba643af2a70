package io.github.peerfire.openfire;

import java.util.Date;
import java.util.Map;
import java.util.function.Consumer;
import org.jivesoftware.openfire.event.UserEventListener;
import org.jivesoftware.openfire.lockout.LockOutEventListener;
import org.jivesoftware.openfire.lockout.LockOutFlag;
import org.jivesoftware.openfire.user.User;

/** Tells when an account is deleted or disabled, or its password changed (ProtoXEP section 4.6). */
final class AccountEvents implements UserEventListener, LockOutEventListener {

    private final Consumer<String> closed;

    /** @param closed is given the user name */
    AccountEvents(Consumer<String> closed) {
        this.closed = closed;
    }

    @Override
    public void userDeleting(User user, Map<String, Object> parameters) {
        closed.accept(user.getUsername());
    }

    @Override
    public void userModified(User user, Map<String, Object> parameters) {
        if ("passwordModified".equals(parameters.get("type"))) {
            closed.accept(user.getUsername());
        }
    }

    @Override
    public void accountLocked(LockOutFlag flag) {
        if (flag.getStartTime() == null || !flag.getStartTime().after(new Date())) {
            closed.accept(flag.getUsername());
        }
    }

    @Override
    public void userCreated(User user, Map<String, Object> parameters) {
        // Nothing is known of a new user.
    }

    @Override
    public void accountUnlocked(String username) {
        // What was closed stays closed.
    }

    @Override
    public void lockedAccountDenied(String username) {
        // Nobody came in.
    }
}
