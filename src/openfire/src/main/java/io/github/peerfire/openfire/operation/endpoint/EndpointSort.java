package io.github.peerfire.openfire.operation.endpoint;

/** By what endpoints are sorted; those without a value come last, equal ones in the order in which they connected. */
public enum EndpointSort {
    /** By full JID. */
    JID,
    /** By peer ID. */
    PEER_ID,
    /** By the address that the server sees. */
    ADDRESS,
    /** By what its NAT does. */
    NAT,
    /** By round-trip time. */
    ROUND_TRIP,
    /** By the label of the key. */
    KEY,
    /** By when it connected. */
    SINCE
}
