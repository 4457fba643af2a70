package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.Time;

/** Asks a silent far end for a sign of life, and in the end gives it up (RFC 7016 §3.5.4.1). Times in nanoseconds. */
final class Keepalive {

    private static final long NONE = -1;

    /** Nobody is asked more often than that for the sake of {@link #spread}. */
    private static final long SPREAD_LEAST = 5 * Time.SECOND;

    private static final int SPREAD_STEPS = 1_024;

    private Patience patience;
    private int step;
    private long heard;
    private long firstUnanswered = NONE;
    private long lastPing;
    /** When it is this session's turn to ask; {@link #NONE} if it does not wait for that. */
    private long turn = NONE;
    private boolean pingWanted;

    Keepalive(Patience patience, long now) {
        this.patience = patience;
        this.heard = now;
    }

    void setPeriod(long period) {
        patience = new Patience(period, patience.limit());
    }

    void setLimit(long limit) {
        patience = new Patience(patience.period(), limit);
    }

    /**
     * Asks up to an eighth earlier, each session at another time, so that sessions that opened together do not ask
     * together for ever.
     *
     * @param sessionId drawn at random
     */
    void spread(int sessionId) {
        step = sessionId & SPREAD_STEPS - 1;
    }

    /** A packet of the far end verified that shows that it is reached where it is asked. */
    void heard(long now) {
        heard = now;
        firstUnanswered = NONE;
        turn = NONE;
    }

    /** When something was heard last. */
    long lastHeard() {
        return heard;
    }

    /** A ping is to go with the next packet, whatever the time. */
    void wantPing() {
        pingWanted = true;
    }

    boolean isPingWanted() {
        return pingWanted;
    }

    void pingSent(long now) {
        pingWanted = false;
        turn = NONE;
        lastPing = now;
        if (firstUnanswered == NONE) {
            firstUnanswered = now;
        }
    }

    /** When {@link #handleTimeout} has something to do. */
    long nextDeadline(RetransmissionTimeout timeout) {
        if (pingWanted) {
            return Time.NEVER;
        } else if (turn != NONE) {
            return turn;
        }
        return firstUnanswered == NONE
                ? quietUntil()
                : Math.min(lastPing + timeout.effective(), deathTime());
    }

    /** Returns whether the far end is to be given up. */
    boolean handleTimeout(RetransmissionTimeout timeout, KeepalivePace pace, long now) {
        if (turn != NONE) {
            askIfItIsTime(now);
            return false;
        } else if (firstUnanswered == NONE) {
            if (now >= quietUntil() && !pingWanted) {
                ask(pace, now, now);
            }
            return false;
        }
        boolean over = now >= deathTime();
        // RFC 7016 §3.5.4.1: no more often than once per ERTO, and no reply within ERTO increases it
        long next = lastPing + timeout.effective();
        if (lastPing < pace.wokeAt() && !pingWanted && (over || now >= next)) {
            // What answers it may have got lost meanwhile, or is still to be read.
            firstUnanswered += Math.min(pace.wokeAt() - lastPing, pace.slept());
            ask(pace, next, now);
            return false;
        } else if (now >= next && !pingWanted) {
            timeout.backOff();
            ask(pace, next, now);
        }
        return over;
    }

    private void ask(KeepalivePace pace, long earliest, long now) {
        turn = Math.max(pace.reserve(patience.period(), now), earliest);
        askIfItIsTime(now);
    }

    private void askIfItIsTime(long now) {
        if (now >= turn) {
            turn = NONE;
            pingWanted = true;
        }
    }

    /** At the beginning of a tick, if it may be earlier at all. */
    private long quietUntil() {
        long end = heard + quietPeriod();
        return step == 0 ? end : end - Math.floorMod(end, DeadlineTicks.TICK);
    }

    private long quietPeriod() {
        long longest = patience.quiet();
        return Math.max(longest - longest / (8 * SPREAD_STEPS) * step, Math.min(longest, SPREAD_LEAST));
    }

    /** Counted from the first ping, so that nobody is given up unasked after the near end itself was asleep. */
    private long deathTime() {
        return firstUnanswered + patience.limit() - quietPeriod();
    }
}
