package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.jmi.element.JingleMessage;
import java.util.Optional;

/** The ids of message stanzas, by which an error finds the call whose message came back. */
final class StanzaIds {

    private static final String PROCEED = JingleMessage.Kind.PROCEED.word() + "-";

    private StanzaIds() {
    }

    /** An id for a message: a propose has its call's, of which it is the first. */
    static String of(JingleMessage message) {
        return message.kind() == JingleMessage.Kind.PROPOSE
                ? message.id() : message.kind().word() + "-" + message.id();
    }

    /** The call that does not go on if a message of this id came back; empty if any call does. */
    static Optional<String> call(String stanzaId) {
        if (stanzaId == null) {
            return Optional.empty();
        }
        for (JingleMessage.Kind kind : JingleMessage.Kind.values()) {
            if (kind != JingleMessage.Kind.PROCEED && stanzaId.startsWith(kind.word() + "-")) {
                return Optional.empty();
            }
        }
        return Optional.of(stanzaId.startsWith(PROCEED) ? stanzaId.substring(PROCEED.length()) : stanzaId);
    }
}
