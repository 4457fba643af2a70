package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.Time;

/**
 * The sessions that wait for a time, the earliest first. Most of an idle server's wait for a {@link DeadlineTicks tick}
 * at which they ask their far ends; the others' times are kept to the nanosecond.
 */
final class Deadlines {

    private final DeadlineTicks ticks = new DeadlineTicks();
    private final DeadlineHeap times = new DeadlineHeap();

    /** The earliest deadline, or {@link Time#NEVER}. */
    long earliest() {
        return Math.min(ticks.earliest(), times.earliest());
    }

    /** The session with the earliest deadline; null if none waits. */
    Session first() {
        return ticks.earliest() <= times.earliest() ? ticks.first() : times.first();
    }

    /**
     * Sets a session's deadline; {@link Time#NEVER} takes it out. Who waits for a tick may be left there though his
     * deadline is later: most deadlines move away again and again, and to look after somebody too early does no harm.
     */
    void schedule(Session session, long deadline) {
        if (deadline != Time.NEVER && ticks.waitsUntil(session) <= deadline) {
            return;
        }
        ticks.remove(session);
        if (DeadlineTicks.isTick(deadline)) {
            times.schedule(session, Time.NEVER);
            ticks.add(session, deadline);
        } else {
            times.schedule(session, deadline);
        }
    }
}
