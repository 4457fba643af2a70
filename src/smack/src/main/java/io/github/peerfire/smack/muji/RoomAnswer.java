package io.github.peerfire.smack.muji;

/** What a room answers who asks for an occupant. */
public enum RoomAnswer {
    /** The occupant is there, or it is not known. */
    THERE,
    /** There is no such occupant. */
    GONE,
    /** Who asks is not in the room. */
    NOT_ADMITTED
}
