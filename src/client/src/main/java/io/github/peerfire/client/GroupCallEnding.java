package io.github.peerfire.client;

import io.github.peerfire.smack.muji.RoomEnding;
import java.util.Locale;

/** Why a group call that this user took part in is over for him. */
public enum GroupCallEnding {
    /** This user left. */
    LEFT,
    /** Somebody who may has put this user out; he can come again. */
    PUT_OUT,
    /** Somebody who may has put this user out for good. */
    BANNED,
    /** This user is no member of the room any more. */
    NO_MEMBER,
    /** The room is no more. */
    ROOM_CLOSED,
    /** The XMPP stream was lost and not resumed, or the server has forgotten that this user was there. */
    CONNECTION_LOST;

    static GroupCallEnding of(RoomEnding why) {
        return switch (why) {
            case KICKED -> PUT_OUT;
            case BANNED -> BANNED;
            case NO_MEMBER -> NO_MEMBER;
            case CLOSED -> ROOM_CLOSED;
            case FORGOTTEN -> CONNECTION_LOST;
        };
    }

    /** A sentence for people. */
    public String explain(Locale locale) {
        return Sentences.of(locale, this);
    }
}
