package io.github.peerfire.flash;

import io.github.peerfire.flash.message.UserControl;
import io.github.peerfire.rtmfp.common.Time;

/** The keepalive periods that the server asks for, within bounds (RFC 7425 §5.3.4). */
final class KeepaliveTimers {

    static final long MINIMUM = 5 * Time.SECOND; // RFC 7425 §5.3.4: MUST have a minimum, SHOULD be at least this
    static final long MAXIMUM = 600 * Time.SECOND;

    private KeepaliveTimers() {
    }

    /** Nanoseconds for the session with the server. */
    static long serverPeriod(UserControl.SetKeepaliveTimers timers) {
        return bounded(timers.serverMilliseconds());
    }

    /** Nanoseconds for sessions with peers. */
    static long peerPeriod(UserControl.SetKeepaliveTimers timers) {
        return bounded(timers.peerMilliseconds());
    }

    private static long bounded(long milliseconds) {
        return Math.min(Math.max(milliseconds * Time.MILLISECOND, MINIMUM), MAXIMUM);
    }
}
