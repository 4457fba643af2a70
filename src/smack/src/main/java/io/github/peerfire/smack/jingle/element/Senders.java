package io.github.peerfire.smack.jingle.element;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which parties send in a content, XEP-0166 section 7.3. */
public enum Senders {
    /** Both parties; what holds if nothing is said. */
    BOTH,
    /** The initiator only. */
    INITIATOR,
    /** Neither party. */
    NONE,
    /** The responder only. */
    RESPONDER;

    /** The word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The senders of a word on the wire; empty for an unknown one. */
    public static Optional<Senders> of(String word) {
        return Arrays.stream(values()).filter(senders -> senders.word().equals(word)).findFirst();
    }
}
