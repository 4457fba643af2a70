package io.github.peerfire.smack.jingle.element;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who made a content, XEP-0166 section 7.3. */
public enum JingleParty {
    /** Who sent session-initiate. */
    INITIATOR,
    /** Whom session-initiate was sent to. */
    RESPONDER;

    /** The word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The party of a word on the wire; empty for an unknown one. */
    public static Optional<JingleParty> of(String word) {
        return Arrays.stream(values()).filter(party -> party.word().equals(word)).findFirst();
    }
}
