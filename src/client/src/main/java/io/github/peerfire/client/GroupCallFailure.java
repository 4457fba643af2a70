package io.github.peerfire.client;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.muji.ConferenceState;
import java.util.Locale;

/** Why a user could not take part in a group call, or not invite to it. */
public enum GroupCallFailure {
    /** As many take part as can. */
    FULL,
    /** As many take part with video as can, and the user wanted nothing else. */
    NO_ROOM_FOR_VIDEO,
    /** There is no codec that all others can decode. */
    NO_COMMON_CODEC,
    /** The server has no service for rooms. */
    NO_ROOMS,
    /** The room is open to everybody, or its occupants do not know each other's addresses (ProtoXEP section 9). */
    UNSUITABLE_ROOM,
    /** The room lets its members in only, and this user is none, or was banned. */
    NO_MEMBER,
    /** There is no such room; perhaps the call is over. */
    NO_SUCH_ROOM,
    /** The room does not let the user in for another reason, or did not answer. */
    NOT_ADMITTED,
    /** The room does not let the user invite, or did not answer. */
    NOT_INVITED;

    /** Why a kind of media is left out. */
    static GroupCallFailure of(MediaKind kind, ConferenceState obstacle) {
        if (obstacle == ConferenceState.NO_COMMON_CODEC) {
            return NO_COMMON_CODEC;
        }
        return kind == MediaKind.VIDEO ? NO_ROOM_FOR_VIDEO : FULL;
    }

    /** A sentence for people. */
    public String explain(Locale locale) {
        return Sentences.of(locale, this);
    }
}
