package io.github.peerfire.client;

import java.util.Locale;

/** Why a user could not take part in a group call, or not invite to it. */
public enum GroupCallFailure {
    /** As many take part as can. */
    FULL,
    /** There is no codec that all others can decode. */
    NO_COMMON_CODEC,
    /** The server has no service for rooms. */
    NO_ROOMS,
    /** The room is open to everybody, or its occupants do not know each other's addresses (ProtoXEP section 9). */
    UNSUITABLE_ROOM,
    /** The room is not there, lets the user not in, or did not answer. */
    NOT_ADMITTED,
    /** The room does not let the user invite, or did not answer. */
    NOT_INVITED;

    /** A sentence for people. */
    public String explain(Locale locale) {
        return Sentences.of(locale, this);
    }
}
