package io.github.peerfire.smack.calls;

/** How far the two sides of a call have agreed on one kind of media. */
public enum ContentPhase {
    /** It is not part of the call. */
    ABSENT,
    /** This side offered it with content-add. */
    OFFERED,
    /** The other side offered it with content-add; this side's user or application has to accept or refuse. */
    ASKED,
    /** It is part of the call. */
    PRESENT,
    /** It is part of the call; this side's content-modify is not answered yet. */
    MODIFYING,
    /** This side took it out; its content-remove is not answered yet. */
    REMOVING;

    /** Whether media of it may flow. */
    public boolean isPresent() {
        return this == PRESENT || this == MODIFYING;
    }
}
