package io.github.peerfire.flash;

import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.rtmfp.session.SessionStatistics;
import java.util.List;

/**
 * How it is between this end and one or several others.
 *
 * @param roundTripTime nanoseconds, the largest; 0 without sessions
 * @param sent how many fragments this end sent to all of them
 * @param lost how many of these it found lost
 */
record PathInfo(long roundTripTime, long sent, long lost) {

    static final PathInfo NONE = new PathInfo(0, 0, 0);

    static PathInfo of(Session session) {
        return session == null ? NONE : of(List.of(session));
    }

    static PathInfo of(List<Session> sessions) {
        long roundTripTime = 0;
        long sent = 0;
        long lost = 0;
        for (Session session : sessions) {
            SessionStatistics statistics = session.statistics();
            roundTripTime = Math.max(roundTripTime, session.smoothedRoundTripTime());
            sent += statistics.fragmentsSent();
            lost += statistics.fragmentsLost();
        }
        return new PathInfo(roundTripTime, sent, lost);
    }
}
