package io.github.peerfire.smack.calls;

import java.util.function.Consumer;

/**
 * What all calls of a device share.
 *
 * @param host the application around them
 * @param signals how they speak
 * @param clock their thread and time
 * @param times how long they wait
 * @param outage whether there is an XMPP stream
 * @param register those that are not over
 * @param over is told each call that is over
 */
record CallContext(
        CallHost host, CallSignals signals, CallClock clock, CallTimes times, XmppOutage outage,
        CallRegister register, Consumer<CallSession> over) {
}
