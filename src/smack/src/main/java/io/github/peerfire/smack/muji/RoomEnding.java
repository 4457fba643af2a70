package io.github.peerfire.smack.muji;

import java.util.Set;
import org.jivesoftware.smackx.muc.packet.MUCUser;

/** Why somebody who did not leave is not in a room any more (XEP-0045 sections 9 and 10). */
public enum RoomEnding {
    /** Somebody who may has put the user out; he could come again. */
    KICKED,
    /** Somebody who may has put the user out for good. */
    BANNED,
    /** The user is no member of the room any more. */
    NO_MEMBER,
    /** The room is no more, or its service ends. */
    CLOSED,
    /** The room has forgotten the user, without saying why; most often since the XMPP stream was lost. */
    FORGOTTEN;

    private static final int KICKED_CODE = 307;
    private static final int BANNED_CODE = 301;
    private static final int SHUTDOWN_CODE = 332;
    private static final Set<Integer> MEMBERS_ONLY_CODES = Set.of(321, 322);

    /** What an unavailable presence of the user's own says. */
    static RoomEnding of(MUCUser said) {
        if (said == null) {
            return FORGOTTEN;
        }
        if (said.getDestroy() != null) {
            return CLOSED;
        }
        return said.getStatus().stream().map(status -> of(status.getCode())).filter(why -> why != FORGOTTEN).findFirst()
                .orElse(isRoomless(said) ? CLOSED : FORGOTTEN);
    }

    /** Openfire 4.2.0 names no reason where a room is destroyed without one, but takes the affiliation away. */
    private static boolean isRoomless(MUCUser said) {
        return said.getStatus().isEmpty() && said.getItem() != null && said.getItem().getJid() == null;
    }

    private static RoomEnding of(int code) {
        if (MEMBERS_ONLY_CODES.contains(code)) {
            return NO_MEMBER;
        }
        return switch (code) {
            case KICKED_CODE -> KICKED;
            case BANNED_CODE -> BANNED;
            case SHUTDOWN_CODE -> CLOSED;
            default -> FORGOTTEN;
        };
    }
}
