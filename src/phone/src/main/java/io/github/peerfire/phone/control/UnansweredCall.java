package io.github.peerfire.phone.control;

import io.github.peerfire.smack.calls.MissedCall;
import io.github.peerfire.smack.element.MediaKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

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

    private static final String SEPARATOR = "\t";
    private static final int PARTS = 6;
    private static final String VIDEO = "video";

    static UnansweredCall of(MissedCall call, String name) {
        return new UnansweredCall(CallKind.CONTACT, Optional.of(call.account()), name, "", call.when(),
                call.kinds().contains(MediaKind.VIDEO));
    }

    /** To be kept; what others say of themselves neither ends the line nor looks like another part of it. */
    String line() {
        return String.join(SEPARATOR, kind.name(), when.toString(), video ? VIDEO : "sound",
                account.map(BareJid::toString).orElse(""), OneLine.of(registered), OneLine.of(name));
    }

    /** What {@link #line} says; empty if something else wrote it. */
    static Optional<UnansweredCall> ofLine(String line) {
        String[] parts = line.split(SEPARATOR, -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new UnansweredCall(CallKind.valueOf(parts[0]),
                    parts[3].isEmpty() ? Optional.empty() : Optional.of(JidCreate.bareFrom(parts[3])), parts[5],
                    parts[4], Instant.parse(parts[1]), parts[2].equals(VIDEO)));
        } catch (IllegalArgumentException | DateTimeException | XmppStringprepException e) {
            return Optional.empty();
        }
    }
}
