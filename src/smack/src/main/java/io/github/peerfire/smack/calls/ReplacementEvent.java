package io.github.peerfire.smack.calls;

/** What happens to the transport of a call. */
enum ReplacementEvent {
    /** Media flow, verified. */
    READY,
    /** The peer-to-peer session broke. */
    LOST,
    /** As {@link #LOST}, and presence tells that the other side has a new peer ID, too. */
    LOST_BOTH,
    /** This side has a new peer ID. */
    MOVED,
    /** As {@link #MOVED}, and presence tells that the other side has a new peer ID, too. */
    MOVED_BOTH,
    /** transport-replace, fit to be followed. */
    FAR_REPLACE,
    /** transport-replace, fit to be followed, but no rendezvous knows this side at the moment. */
    FAR_REPLACE_UNREADY,
    /** transport-accept, fit to be followed. */
    FAR_ACCEPT,
    /** transport-reject. */
    FAR_REJECT,
    /** Our transport-replace came back as an error, or was not answered. */
    REFUSED,
    /** The other side did not go first in its time. */
    TIMEOUT
}
