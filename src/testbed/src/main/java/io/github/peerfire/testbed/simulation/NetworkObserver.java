package io.github.peerfire.testbed.simulation;

import java.net.InetSocketAddress;

/** Sees all that goes through a network, with the addresses that are on the datagram at that place. */
public interface NetworkObserver {

    /** A host sent a datagram. The array is not to be changed. */
    void sent(byte[] datagram, InetSocketAddress from, InetSocketAddress to);

    /** A host received a datagram; {@code to} is the host's own address. The array is not to be changed. */
    void received(byte[] datagram, InetSocketAddress from, InetSocketAddress to);
}
