package io.github.peerfire.rendezvous.relay;

/** What the relay counts; each is an entry of {@link RelayStatistics}. */
enum RelayCounter {
    PAIRS_OPENED,
    PAIRS_REFUSED,
    PACKETS,
    BYTES,
    PACKETS_OF_STRANGERS,
    PACKETS_LIMITED
}
