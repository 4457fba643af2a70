package io.github.peerfire.testbed.simulation;

import java.net.InetSocketAddress;

/** What is bound to an address of the simulated network. */
@FunctionalInterface
public interface DatagramReceiver {

    /** Takes a datagram; the array is the receiver's. */
    void receive(byte[] datagram, InetSocketAddress from);
}
