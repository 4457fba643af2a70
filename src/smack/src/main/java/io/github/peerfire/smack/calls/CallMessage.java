package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.jmi.element.JingleMessage;
import java.time.Duration;
import org.jxmpp.jid.Jid;

/**
 * A Jingle message that arrived.
 *
 * @param from who sent it
 * @param content what it says
 * @param origin how it came here
 * @param age how long it was stored on its way; zero if and only if it was not stored
 */
public record CallMessage(Jid from, JingleMessage content, Origin origin, Duration age) {

    /** How a message came here. */
    public enum Origin {
        /** It was sent to us or to our account. */
        DIRECT,
        /** A carbon of what was sent to a sibling device. */
        SIBLING_RECEIVED,
        /** A carbon of what a sibling device sent. */
        SIBLING_SENT
    }
}
