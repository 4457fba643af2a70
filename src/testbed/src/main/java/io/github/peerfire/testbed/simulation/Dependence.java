package io.github.peerfire.testbed.simulation;

import java.net.InetSocketAddress;

/** What of a far end's address a NAT looks at when it maps or filters (RFC 4787 §4.1, §5). */
public enum Dependence {
    /** Endpoint-independent: at nothing. */
    NONE,
    /** Address-dependent. */
    ADDRESS,
    /** Address- and port-dependent. */
    ADDRESS_AND_PORT;

    /** Equal for far ends that are treated alike. */
    Object aspect(InetSocketAddress remote) {
        return switch (this) {
            case NONE -> "";
            case ADDRESS -> remote.getAddress();
            case ADDRESS_AND_PORT -> remote;
        };
    }
}
