package io.github.peerfire.smack.calls;

/** Where the transport of a call stands (ProtoXEP 7.6). */
enum ReplacementPhase {
    /** The peer-to-peer session lives, at the addresses that both know. */
    LIVE,
    /** The peer-to-peer session lives, but this side has a new peer ID for sessions to come. */
    MOVED,
    /** The peer-to-peer session is being opened, at the addresses that both know. */
    OPENING,
    /** The session is lost and both sides have new peer IDs; the other side goes first. */
    YIELDING,
    /** Our transport-replace is out. */
    REPLACING,
    /** The other side's transport-replace waits until a rendezvous knows this side. */
    OWING
}
