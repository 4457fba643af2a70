package io.github.peerfire.client;

/** Why the two sides of a call need not say alike how it ended. */
enum LossyExcuse {
    /** They do. */
    NONE_NEEDED,
    /** Both decided at the same time. */
    CROSSED,
    /** One had no XMPP stream, and could not be told. */
    NO_STREAM,
    /** One device died. */
    DIED
}
