package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.element.MediaKind;
import java.time.Instant;
import java.util.Set;
import org.jxmpp.jid.BareJid;

/**
 * A call to this account that none of its devices answered.
 *
 * @param account who called
 * @param when when it was proposed
 * @param kinds the kinds of media that were proposed
 * @param id the id of propose
 */
public record MissedCall(BareJid account, Instant when, Set<MediaKind> kinds, String id) {

    /** Copies the set. */
    public MissedCall {
        kinds = Set.copyOf(kinds);
    }
}
