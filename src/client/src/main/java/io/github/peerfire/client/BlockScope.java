package io.github.peerfire.client;

import java.util.Locale;

/** How far it reaches that a contact is blocked, or is not blocked any more. */
public enum BlockScope {
    /** The server does it (XEP-0191): for all devices, until the user says otherwise. */
    ALL_DEVICES,
    /** The server knows no XEP-0191: for this device only, until it signs out. */
    THIS_DEVICE;

    /** A sentence for people. */
    public String explain(Locale locale) {
        return Sentences.of(locale, this);
    }
}
