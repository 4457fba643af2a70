package io.github.peerfire.testbed.simulation;

import java.net.InetSocketAddress;

/** Decides on each datagram before it enters the network; a test's own way to lose what it wants to. */
@FunctionalInterface
public interface DatagramFilter {

    /** Lets everything pass. */
    DatagramFilter ALL = (datagram, from, to) -> true;

    /** Whether a datagram is let into the network. The array is not to be changed. */
    boolean passes(byte[] datagram, InetSocketAddress from, InetSocketAddress to);
}
