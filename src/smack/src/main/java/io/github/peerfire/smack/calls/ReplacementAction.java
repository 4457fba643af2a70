package io.github.peerfire.smack.calls;

/** What a call does about its transport at a transition. */
enum ReplacementAction {
    /** Sends transport-replace with our new address. */
    REPLACE,
    /** Sends transport-accept with our new address. */
    ACCEPT,
    /** Moves to the addresses that are agreed now. */
    RECONNECT,
    /** Waits a moment for the other side. */
    WAIT
}
