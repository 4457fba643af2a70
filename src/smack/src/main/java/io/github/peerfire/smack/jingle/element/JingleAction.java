package io.github.peerfire.smack.jingle.element;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The actions of XEP-0166 section 7.2. */
public enum JingleAction {
    /** Accepts contents that were added. */
    CONTENT_ACCEPT,
    /** Offers more contents for the session. */
    CONTENT_ADD,
    /** Changes who sends in a content. */
    CONTENT_MODIFY,
    /** Refuses contents that were added. */
    CONTENT_REJECT,
    /** Takes contents out of the session. */
    CONTENT_REMOVE,
    /** Tells parameters of an application format. */
    DESCRIPTION_INFO,
    /** Carries a message of a security precondition. */
    SECURITY_INFO,
    /** The responder accepts the session. */
    SESSION_ACCEPT,
    /** Says something about the session, see {@link SessionInfo}; empty it is a ping. */
    SESSION_INFO,
    /** The initiator asks for a session. */
    SESSION_INITIATE,
    /** Ends the session, with a {@link JingleReason}. */
    SESSION_TERMINATE,
    /** Accepts a transport that replaces another. */
    TRANSPORT_ACCEPT,
    /** Tells parameters of a transport. */
    TRANSPORT_INFO,
    /** Refuses a transport that was to replace another. */
    TRANSPORT_REJECT,
    /** Asks for another transport. */
    TRANSPORT_REPLACE;

    /** The word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The action of a word on the wire; empty for an unknown one. */
    public static Optional<JingleAction> of(String word) {
        return Arrays.stream(values()).filter(action -> action.word().equals(word)).findFirst();
    }
}
