package io.github.peerfire.rtmfp.session;

/**
 * How many key agreements may wait that others caused, at all endpoints together that share the threads which do them.
 * Half of the room is kept for each endpoint in equal parts, so that none is without whatever the others get; the other
 * half is for whoever needs it. The only thing of endpoints that several threads touch: each endpoint's its own counts.
 */
public final class KeyingRoom {

    private final int reserved;
    private int common;

    /** @param endpoints how many share it, 1 to {@link SessionShare#MAXIMUM} */
    public KeyingRoom(int endpoints) {
        reserved = endpoints == 1 ? SessionParameters.KEYING_LIMIT : SessionParameters.KEYING_LIMIT / 2 / endpoints;
        common = SessionParameters.KEYING_LIMIT - endpoints * reserved;
    }

    /** Whether there is room for one more of an endpoint that has so many. */
    boolean isFree(int taken) {
        return taken < reserved || hasCommon();
    }

    private synchronized boolean hasCommon() {
        return common > 0;
    }

    /** Takes room for one more for an endpoint that has so many; false if there is none. */
    boolean take(int taken) {
        return taken < reserved || takeCommon();
    }

    private synchronized boolean takeCommon() {
        if (common == 0) {
            return false;
        }
        common--;
        return true;
    }

    /** Gives back the room for one of an endpoint that has so many, this one among them. */
    void giveBack(int taken) {
        if (taken > reserved) {
            giveBackCommon();
        }
    }

    private synchronized void giveBackCommon() {
        common++;
    }
}
