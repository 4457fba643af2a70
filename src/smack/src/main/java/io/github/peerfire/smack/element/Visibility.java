package io.github.peerfire.smack.element;

import java.util.Locale;

/** Who sees a bound endpoint (ProtoXEP 4.2). */
public enum Visibility {
    /** Stamped in presence, introduced to contacts. */
    CONTACTS,
    /** Not stamped, but introduced to contacts. */
    NONE,
    /** As contacts, and found by legacy look-ups. */
    LEGACY;

    /** The word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
