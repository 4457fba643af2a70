package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.Rate;

/**
 * How many packets of one session a server looks into. Its sessions say little, and whoever says more than that in one
 * takes the others' time. Packets are counted when they have verified, lest others use up what a session has; what is
 * too much is dropped unopened, and is as good as lost on the way.
 */
final class PacketRate {

    /** Packets of one session in a second. */
    static final int RATE = 50;

    /** Packets at once. */
    static final int BURST = 100;

    private static final Rate PACKETS = Rate.perSecond(RATE, BURST);

    private final boolean limited;

    /** @param limited whether there is a limit, as for servers */
    PacketRate(boolean limited) {
        this.limited = limited;
    }

    /** Whether one more may be looked into. */
    boolean allows(Session session, long now) {
        return !limited || PACKETS.allows(session.packetsFullAt, now);
    }

    /** One more has verified, which was allowed. */
    void count(Session session, long now) {
        if (limited) {
            session.packetsFullAt = PACKETS.take(session.packetsFullAt, now);
        }
    }
}
