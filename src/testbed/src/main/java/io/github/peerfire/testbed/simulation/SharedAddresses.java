package io.github.peerfire.testbed.simulation;

import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** The addresses to which several drivers are bound, all to each. */
final class SharedAddresses {

    private final SimulatedNetwork network;
    private final Map<InetSocketAddress, SharedAddress> bound = new LinkedHashMap<>();

    SharedAddresses(SimulatedNetwork network) {
        this.network = network;
    }

    /** Binds the first driver, or one more; returns the address in full. */
    InetSocketAddress bind(InetSocketAddress wanted, DatagramReceiver receiver) throws BindException {
        SharedAddress shared = bound.get(wanted);
        InetSocketAddress address = wanted;
        if (shared == null) {
            shared = new SharedAddress();
            address = network.bind(wanted, shared);
            bound.put(address, shared);
        }
        shared.add(receiver);
        return address;
    }

    /** One driver lets go; the last one frees the address. */
    void unbind(InetSocketAddress address) {
        if (bound.get(address).closed()) {
            bound.remove(address);
            network.unbind(address);
        }
    }
}
