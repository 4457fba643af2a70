package io.github.peerfire.rendezvous;

import io.github.peerfire.rendezvous.relay.RelayTransport;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/** The relay's sockets in a simulated network. */
final class SimulatedRelayTransport implements RelayTransport {

    private final Simulation simulation;
    private final LongSupplier bindingTime;
    private final List<InetSocketAddress> bound = new ArrayList<>();

    /** @param bindingTime how long it takes to bind a port */
    SimulatedRelayTransport(Simulation simulation, LongSupplier bindingTime) {
        this.simulation = simulation;
        this.bindingTime = bindingTime;
    }

    @Override
    public CompletionStage<Socket> bind(InetSocketAddress wanted, Receiver receiver) {
        try {
            InetSocketAddress address = simulation.network().bind(wanted, receiver::receive);
            bound.add(address);
            Socket socket = new SimulatedSocket(address);
            CompletableFuture<Socket> ready = new CompletableFuture<>();
            if (bindingTime.getAsLong() == 0) {
                ready.complete(socket);
            } else {
                simulation.at(simulation.now() + bindingTime.getAsLong(), () -> ready.complete(socket));
            }
            return ready;
        } catch (BindException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    @Override
    public long now() {
        return simulation.now();
    }

    @Override
    public CompletableFuture<Void> closeAsync() {
        bound.forEach(simulation.network()::unbind);
        return CompletableFuture.completedFuture(null);
    }

    private final class SimulatedSocket implements Socket {

        private final InetSocketAddress address;

        SimulatedSocket(InetSocketAddress address) {
            this.address = address;
        }

        @Override
        public void send(byte[] datagram, InetSocketAddress to) {
            simulation.network().send(datagram, address, to);
        }

        @Override
        public void close() {
            simulation.network().unbind(address);
        }
    }
}
