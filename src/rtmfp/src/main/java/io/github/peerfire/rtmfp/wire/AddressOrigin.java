package io.github.peerfire.rtmfp.wire;

/** Where an address that is told to others comes from (RFC 7016 §2.1.5); the ordinal is the value on the wire. */
public enum AddressOrigin {
    /** Not known. Never send it: librtmfp takes it for "that peer is dead". */
    UNKNOWN,
    /** A local, directly attached interface address. */
    LOCAL,
    /** Observed as the source of a packet. */
    OBSERVED,
    /** A relay, proxy or introducer. */
    RELAY
}
