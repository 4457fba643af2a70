package io.github.peerfire.netty.turn;

/** The four kinds of messages (RFC 8489 §5); the ordinal is the value of the class bits. */
enum StunClass {
    REQUEST,
    INDICATION,
    SUCCESS,
    ERROR
}
