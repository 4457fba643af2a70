package io.github.peerfire.rtmfp.session;

import java.net.InetSocketAddress;

/** Where a datagram that is to be sent gets written. */
public interface DatagramTarget {

    /** Room for the longest datagram, which begins at 0. */
    byte[] bytes();

    /** Bytes of the datagram that was written last. */
    int length();

    /** Describes what was written to {@link #bytes}. */
    void set(int length, InetSocketAddress destination, int interfaceId);
}
