package io.github.peerfire.rtmfp.session;

/** The end of a session, in order (RFC 7016 §3.5.5): what is still to be said, and for how long. */
final class SessionClose {

    private final boolean near;
    private final long since;
    private long lastRequest;
    private boolean requestWanted;
    private boolean acknowledgementWanted;

    private SessionClose(boolean near, long now) {
        this.near = near;
        this.since = now;
        this.requestWanted = near;
        this.acknowledgementWanted = !near;
    }

    /** The near end closes: S_NEARCLOSE. */
    static SessionClose near(long now) {
        return new SessionClose(true, now);
    }

    /** The far end closes: S_FARCLOSE_LINGER. */
    static SessionClose far(long now) {
        return new SessionClose(false, now);
    }

    /** The far end asks to close, again. */
    void requested() {
        acknowledgementWanted = true;
    }

    boolean isRequestWanted() {
        return requestWanted;
    }

    boolean isAcknowledgementWanted() {
        return acknowledgementWanted;
    }

    void requestSent(long now) {
        requestWanted = false;
        lastRequest = now;
    }

    void acknowledgementSent() {
        acknowledgementWanted = false;
    }

    long nextDeadline() {
        if (!near) {
            return since + SessionParameters.FAR_CLOSE_LINGER;
        }
        long end = since + SessionParameters.NEAR_CLOSE_LIMIT;
        return requestWanted ? end : Math.min(end, lastRequest + SessionParameters.CLOSE_REPEAT);
    }

    /** Returns whether the session is to be forgotten now. */
    boolean handleTimeout(long now) {
        long limit = near ? SessionParameters.NEAR_CLOSE_LIMIT : SessionParameters.FAR_CLOSE_LINGER;
        requestWanted |= near && now >= lastRequest + SessionParameters.CLOSE_REPEAT;
        return now >= since + limit;
    }
}
