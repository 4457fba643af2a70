package io.github.peerfire.client;

import java.util.Locale;

/** A user could not take part in a group call, or not invite to it; the message is an English sentence for people. */
public final class GroupCallException extends Exception {

    private static final long serialVersionUID = 1L;

    private final GroupCallFailure reason;

    GroupCallException(GroupCallFailure reason, Throwable cause) {
        super(cause);
        this.reason = reason;
    }

    /** Why. */
    public GroupCallFailure reason() {
        return reason;
    }

    /** A sentence for people that says why. */
    public String explain(Locale locale) {
        return reason.explain(locale);
    }

    @Override
    public String getMessage() {
        return explain(Locale.ENGLISH);
    }
}
