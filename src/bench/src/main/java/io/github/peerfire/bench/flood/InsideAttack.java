package io.github.peerfire.bench.flood;

/**
 * What somebody does in a session that was admitted; numbers are those of the attacks in the documentation of tests.
 */
enum InsideAttack {
    /** Asks for peers that nobody knows (A2, A24). */
    LOOKUP,
    /** Commands that the server knows, and that are answered or cost it work (A25). */
    COMMAND,
    /** Commands that it does not know. */
    NONSENSE,
    /** One flow after the other is opened (A8). */
    FLOW,
    /** Fragments with gaps between them on one flow (A9, A10). */
    GAP,
    /** Pings of a kibibyte (A33). */
    PING,
    /** Questions for how much room there is (A33). */
    PROBE
}
