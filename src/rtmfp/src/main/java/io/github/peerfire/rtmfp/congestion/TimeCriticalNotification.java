package io.github.peerfire.rtmfp.congestion;

import io.github.peerfire.rtmfp.common.Time;

/** Who of an endpoint's sessions sends and receives time critical data at the moment (RFC 7016 §3.5.2.1). */
public final class TimeCriticalNotification {

    /** For how long one packet's notification holds, in nanoseconds. */
    public static final long HOLD = 800 * Time.MILLISECOND;

    private Object lastReceiver;
    private long lastReceived = -1;
    private long lastReceivedByOther = -1;
    private long lastSent = -1;

    /** Whether something noted at {@code then}, or never if negative, still holds. */
    public static boolean holds(long then, long now) {
        return then >= 0 && now - then < HOLD;
    }

    /** A packet with the TC flag came in on a session. */
    public void received(Object session, long now) {
        if (session != lastReceiver) {
            lastReceivedByOther = lastReceived;
            lastReceiver = session;
        }
        lastReceived = now;
    }

    /** Whether a packet on this session is to carry the TCR flag: time critical data comes in on others. */
    public boolean isReceivedByOthers(Object session, long now) {
        return holds(session == lastReceiver ? lastReceivedByOther : lastReceived, now);
    }

    /** A packet with the TC flag goes out on some session. */
    public void sent(long now) {
        lastSent = now;
    }

    /** Whether time critical data went out on any session of the endpoint of late. */
    public boolean isSent(long now) {
        return holds(lastSent, now);
    }

    /** Forgets a session that ended. */
    public void forget(Object session) {
        if (session == lastReceiver) {
            lastReceiver = null;
        }
    }
}
