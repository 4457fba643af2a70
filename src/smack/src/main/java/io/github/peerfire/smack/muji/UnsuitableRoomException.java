package io.github.peerfire.smack.muji;

/** A room is not for conferences: open to everybody, or its occupants do not know each other's addresses. */
public final class UnsuitableRoomException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message which room, and what is wrong with it */
    public UnsuitableRoomException(String message) {
        super(message);
    }
}
