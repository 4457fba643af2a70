package io.github.peerfire.phone.control;

import io.github.peerfire.smack.calls.MissedCall;
import io.github.peerfire.smack.element.MediaKind;
import java.time.Instant;
import java.util.Optional;
import org.jxmpp.jid.BareJid;

/**
 * A call that nobody took.
 *
 * @param kind what it would have been
 * @param account who called, or invited to a group; empty for a user of Adobe's Video Phone
 * @param name what the user calls it
 * @param registered the name in the registry of Video Phones, as the caller said; empty for somebody with an account
 * @param when it came
 * @param video whether with pictures
 */
public record UnansweredCall(
        CallKind kind, Optional<BareJid> account, String name, String registered, Instant when, boolean video) {

    static UnansweredCall of(MissedCall call, String name) {
        return new UnansweredCall(CallKind.CONTACT, Optional.of(call.account()), name, "", call.when(),
                call.kinds().contains(MediaKind.VIDEO));
    }
}
