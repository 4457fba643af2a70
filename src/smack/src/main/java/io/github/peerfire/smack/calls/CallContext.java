package io.github.peerfire.smack.calls;

import java.util.Optional;
import java.util.function.Consumer;
import org.jxmpp.jid.EntityBareJid;

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
 * @param room of the conference that the calls are sessions of
 */
record CallContext(
        CallHost host, CallSignals signals, CallClock clock, CallTimes times, XmppOutage outage,
        CallRegister register, Consumer<CallSession> over, Optional<EntityBareJid> room) {
}
