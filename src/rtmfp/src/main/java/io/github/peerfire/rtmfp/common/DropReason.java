package io.github.peerfire.rtmfp.common;

/** Why something that arrived was dropped. Nothing is dropped without one being counted. */
public enum DropReason {
    /** A datagram shorter than the smallest packet. */
    TOO_SHORT,
    /** A session ID that names no session. */
    UNKNOWN_SESSION,
    /** A packet that failed its integrity or authenticity test. */
    NOT_AUTHENTIC,
    /** A packet that was received before. */
    DUPLICATE,
    /** A packet with mode 0, or of our own mark, or a chunk where its kind is not allowed. */
    WRONG_MODE,
    /** A chunk that does not parse. */
    MALFORMED
}
