package io.github.peerfire.smack.jingle.element;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The actions of XEP-0166 section 7.2. */
public enum JingleAction {
    CONTENT_ACCEPT,
    CONTENT_ADD,
    CONTENT_MODIFY,
    CONTENT_REJECT,
    CONTENT_REMOVE,
    DESCRIPTION_INFO,
    SECURITY_INFO,
    SESSION_ACCEPT,
    SESSION_INFO,
    SESSION_INITIATE,
    SESSION_TERMINATE,
    TRANSPORT_ACCEPT,
    TRANSPORT_INFO,
    TRANSPORT_REJECT,
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
