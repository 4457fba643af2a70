package io.github.peerfire.testbed.simulation;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * One address to which several drivers are bound: each datagram goes to the one that the port chooses from where it
 * came.
 */
final class SharedAddress implements DatagramReceiver {

    private final List<DatagramReceiver> receivers = new ArrayList<>();
    private int open;

    void add(DatagramReceiver receiver) {
        receivers.add(receiver);
        open++;
    }

    /** One driver closes; true if it was the last. What is for it is lost from now on. */
    boolean closed() {
        open--;
        return open == 0;
    }

    @Override
    public void receive(byte[] datagram, InetSocketAddress from) {
        receivers.get(from.getPort() % receivers.size()).receive(datagram, from);
    }
}
