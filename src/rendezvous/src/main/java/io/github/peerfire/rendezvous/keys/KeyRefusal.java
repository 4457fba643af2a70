package io.github.peerfire.rendezvous.keys;

import java.util.Locale;

/** Why the holder of a developer key is not admitted. */
enum KeyRefusal {
    /** No such key. */
    UNKNOWN,
    /** That text was replaced by another one, and its time is over. */
    REPLACED,
    /** The key's time is over. */
    EXPIRED,
    /** The key was taken back. */
    REVOKED,
    /** As many endpoints are connected with it as may be. */
    QUOTA;

    /** A word for the far end. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
