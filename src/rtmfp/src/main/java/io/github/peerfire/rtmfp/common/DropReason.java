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
    MALFORMED,
    /** A chunk for a flow that is not there. */
    UNKNOWN_FLOW,
    /** A chunk that contradicts what came before, as data beyond a flow's final sequence number. */
    CONTRADICTION,
    /** Something that would have exceeded a bound on memory or numbers. */
    OVER_LIMIT
}
