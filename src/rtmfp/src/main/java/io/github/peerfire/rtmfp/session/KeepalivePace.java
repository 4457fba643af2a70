package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.Time;
import java.util.function.IntSupplier;

/**
 * Lets an endpoint's sessions ask their far ends one after the other where very many want to at once, as after a pause
 * of the whole process: if all did, most of the answers would be lost, and all would ask again. Knows of such pauses,
 * too, for who could not be heard was not silent. Times in nanoseconds.
 */
final class KeepalivePace {

    /** How many may ask at once; so many answers fit every socket. */
    static final int AT_ONCE = 256;

    /** Nobody waits where no more than so many want to ask in a second. */
    private static final long LONGEST_INTERVAL = Time.SECOND / 5_000;

    /** Those who have to wait ask together with others, {@link #AT_ONCE} at most: it is less work. */
    private static final long LONGEST_TURN = 5 * Time.MILLISECOND;

    /** A timer that is so late was not looked after for other reasons than work. */
    private static final long LATE = Time.SECOND / 2;

    private final IntSupplier sessions;
    private long taken = Long.MIN_VALUE;
    private long lookedAfter = Long.MIN_VALUE;
    private long wokeAt = Long.MIN_VALUE;
    private long slept;

    /** @param sessions how many are open */
    KeepalivePace(IntSupplier sessions) {
        this.sessions = sessions;
    }

    /** Timers are being looked after, the first of which is, or was, due at that time. */
    void lookAfter(long due, long now) {
        long since = Math.max(due, lookedAfter);
        if (due != Time.NEVER && now - since > LATE) {
            wokeAt = now;
            slept = now - since;
        }
        lookedAfter = now;
    }

    /** When the latest pause was over; long ago if there was none. */
    long wokeAt() {
        return wokeAt;
    }

    /** How long the latest pause was. */
    long slept() {
        return slept;
    }

    /**
     * When a session that wants to ask now may: twice as fast as all ask in turn, if each does after a period.
     *
     * @param period of the session
     */
    long reserve(long period, long now) {
        long interval = Math.min(LONGEST_INTERVAL, Math.max(1, period / 2 / Math.max(1, sessions.getAsInt())));
        taken = Math.max(taken, now) + interval;
        long turn = taken - AT_ONCE * interval;
        long length = Math.min(LONGEST_TURN, AT_ONCE * interval);
        return turn <= now ? now : turn + length - Math.floorMod(turn, length);
    }
}
