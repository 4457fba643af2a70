package io.github.peerfire.rendezvous;

/** What the rendezvous counts; each is an entry of {@link RendezvousStatistics}. */
enum Counter {
    SESSIONS_OPENED,
    SESSIONS_REFUSED,
    CONNECTS_ACCEPTED,
    CONNECTS_REJECTED,
    CONNECT_TIMEOUTS,
    INTRODUCTIONS,
    LOOKUPS_FROM_STRANGERS,
    LOOKUPS_UNANSWERABLE,
    LOOKUPS_REFUSED,
    LOOKUPS_LIMITED,
    MALFORMED_MESSAGES
}
