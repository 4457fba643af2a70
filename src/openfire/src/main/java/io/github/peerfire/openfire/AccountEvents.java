package io.github.peerfire.openfire;

import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jivesoftware.openfire.event.UserEventListener;
import org.jivesoftware.openfire.lockout.LockOutEventListener;
import org.jivesoftware.openfire.lockout.LockOutFlag;
import org.jivesoftware.openfire.lockout.LockOutManager;
import org.jivesoftware.openfire.user.User;

/** Tells when an account is deleted or disabled, or its password changed (ProtoXEP section 4.6). */
final class AccountEvents implements UserEventListener, LockOutEventListener {

    private final Consumer<String> closed;
    private final BiConsumer<Duration, Runnable> later;

    /**
     * Tells of accounts.
     *
     * @param closed is given the user name
     * @param later does something after a time, where one may wait for the database
     */
    AccountEvents(Consumer<String> closed, BiConsumer<Duration, Runnable> later) {
        this.closed = closed;
        this.later = later;
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
        Date now = new Date();
        if (flag.getStartTime() == null || !flag.getStartTime().after(now)) {
            closed.accept(flag.getUsername());
        } else {
            Duration wait = Duration.between(now.toInstant(), flag.getStartTime().toInstant()).plusMillis(1);
            later.accept(wait, () -> closeIfDisabled(flag.getUsername()));
        }
    }

    private void closeIfDisabled(String username) {
        if (LockOutManager.getInstance().isAccountDisabled(username)) {
            closed.accept(username);
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
