package io.github.peerfire.client;

import java.util.Locale;

/** In which state a contact is, of all its devices the one that is most ready to talk (RFC 6121 section 4.7.2.1). */
public enum ContactAvailability {
    /** Has time to talk. */
    CHATTY,
    /** Is there. */
    AVAILABLE,
    /** Is not at the device for now. */
    AWAY,
    /** Is away for longer. */
    AWAY_FOR_LONG,
    /** Does not want to be disturbed. */
    BUSY,
    /** No device is signed in, or the contact does not show it. */
    OFFLINE;

    /** A sentence for people. */
    public String explain(Locale locale) {
        return Sentences.of(locale, this);
    }
}
