package io.github.peerfire.rtmfp.common;

/** Why something that arrived was dropped. Nothing is dropped without one being counted. */
public enum DropReason {
    /** A datagram shorter than the smallest packet. */
    TOO_SHORT,
    /** A datagram longer than any that the protocol has use for. */
    TOO_LONG,
    /** A session ID that names no session. */
    UNKNOWN_SESSION,
    /** A session ID of another endpoint that shares our identity, to which too much is being handed over already. */
    NOT_HANDED_OVER,
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
    OVER_LIMIT,
    /** A chunk that is well-formed but not expected in the state that things are in. */
    UNEXPECTED,
    /** A hello for somebody else, at an endpoint that does not answer lookups. */
    NOT_SELECTED,
    /** A hello whose answer would be too large for it, from a source that may not be its own. */
    AMPLIFYING,
    /** A keying with a cookie that we did not make, or that has expired. */
    BAD_COOKIE,
    /** A certificate that is malformed, not authentic, or of somebody else than was asked for. */
    BAD_CERTIFICATE,
    /** A keying that leads to no session: component, key or signature are not acceptable. */
    BAD_KEYING,
    /** A keying that was received before. */
    REPLAYED,
    /** A keying that crossed ours, which prevails. */
    GLARE,
    /** A forwarded hello from a far end that is not our introducer. */
    NOT_INTRODUCER,
    /** An address that no packet can be sent to, or should be. */
    UNUSABLE_ADDRESS
}
