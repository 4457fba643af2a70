package io.github.peerfire.matrix;

import io.github.peerfire.testbed.simulation.NetworkObserver;
import java.net.InetSocketAddress;
import java.util.function.IntConsumer;

/** Tells how long each datagram is that arrives. */
final class ArrivalObserver implements NetworkObserver {

    private final IntConsumer lengths;

    ArrivalObserver(IntConsumer lengths) {
        this.lengths = lengths;
    }

    @Override
    public void sent(byte[] datagram, InetSocketAddress from, InetSocketAddress to) {
        // only what arrives counts
    }

    @Override
    public void received(byte[] datagram, InetSocketAddress from, InetSocketAddress to) {
        lengths.accept(datagram.length);
    }
}
