package io.github.peerfire.client;

import io.github.peerfire.smack.element.MediaKind;
import java.time.Instant;
import java.util.Set;
import org.jxmpp.jid.BareJid;

/**
 * A call that came while nobody answered, or while this device was away (ProtoXEP 7.2).
 *
 * @param id the call's id; a call is told once
 * @param contact who called
 * @param media what was proposed
 * @param at when it came
 */
public record MissedCall(String id, BareJid contact, Set<MediaKind> media, Instant at) {

    /** Copies the set. */
    public MissedCall {
        media = Set.copyOf(media);
    }
}
