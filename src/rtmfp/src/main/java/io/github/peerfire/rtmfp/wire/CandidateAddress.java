package io.github.peerfire.rtmfp.wire;

import java.net.InetSocketAddress;

/** An Internet socket address with its origin (RFC 7016 §2.1.5). The address is resolved. */
public record CandidateAddress(AddressOrigin origin, InetSocketAddress address) {
}
