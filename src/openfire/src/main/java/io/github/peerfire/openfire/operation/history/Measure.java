package io.github.peerfire.openfire.operation.history;

import java.util.Locale;

/** What is recorded. */
public enum Measure {
    /** RTMFP sessions open at the same time, the most within each step. */
    SESSIONS,
    /** Endpoints bound to XMPP sessions at the same time, the most within each step. */
    BOUND,
    /** Connects accepted in each step. */
    CONNECTS,
    /** Connects rejected in each step. */
    REJECTIONS,
    /** Introductions begun in each step. */
    INTRODUCTIONS,
    /** Introductions after which the asker said that the two reached each other directly, in each step. */
    ANSWERED,
    /** Introductions whose asker stopped asking and is a client that does not say why, in each step. */
    STOPPED,
    /** Introductions after which the two were relayed, in each step. */
    RELAYED,
    /** Introductions after which the two did not reach each other, in each step. */
    UNREACHED,
    /** Introductions that did not come about for any other reason, in each step. */
    REFUSED;

    /** The key of its name, such as {@code measure.sessions}. */
    public String key() {
        return "measure." + name().toLowerCase(Locale.ROOT);
    }
}
