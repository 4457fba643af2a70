package io.github.peerfire.client;

import org.jxmpp.jid.BareJid;

/**
 * What somebody who was invited to a group call says (XEP-0482).
 *
 * @param account who was invited
 * @param kind what he says
 */
public record GroupAnswer(BareJid account, Kind kind) {

    /** The answers that there are. */
    public enum Kind {
        /** Takes part from now on. */
        ACCEPTED,
        /** Does not want to take part. */
        DECLINED,
        /** Took part, and does not any more. */
        LEFT
    }
}
