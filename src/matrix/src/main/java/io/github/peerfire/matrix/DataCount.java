package io.github.peerfire.matrix;

import io.github.peerfire.testbed.simulation.NetworkObserver;
import java.net.InetSocketAddress;

/** Counts long datagrams that were sent and have not been received: those lost, once nothing is under way any more. */
final class DataCount implements NetworkObserver {

    private static final int LONG = 200;

    private final long[] count;

    DataCount(long[] count) {
        this.count = count;
    }

    @Override
    public void sent(byte[] datagram, InetSocketAddress from, InetSocketAddress to) {
        count[0] += datagram.length > LONG ? 1 : 0;
    }

    @Override
    public void received(byte[] datagram, InetSocketAddress from, InetSocketAddress to) {
        count[0] -= datagram.length > LONG ? 1 : 0;
    }
}
