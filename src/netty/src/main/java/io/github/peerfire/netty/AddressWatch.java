package io.github.peerfire.netty;

import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.rtmfp.common.Time;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetAddress;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every few seconds which addresses this machine has. A socket whose address is gone is closed, and bound again
 * when the address is back; where sockets are bound to all addresses, far ends are shown the new ones. Confined to the
 * event loop.
 */
final class AddressWatch {

    /** To list a few interfaces takes some ten microseconds. */
    static final long USUAL_PERIOD = 5 * Time.SECOND;

    private static final Logger LOG = LoggerFactory.getLogger(AddressWatch.class);

    private final EventLoop loop;
    private final LongSupplier clock;
    private final EndpointPump pump;
    private final Network network;
    private final LocalMachine machine;
    private Set<InetAddress> known;
    private ScheduledFuture<?> timer;

    AddressWatch(EventLoop loop, LongSupplier clock, EndpointPump pump, Network network, LocalMachine machine) {
        this.loop = loop;
        this.clock = clock;
        this.pump = pump;
        this.network = network;
        this.machine = machine;
    }

    /** @param period nanoseconds between two looks */
    void start(long period) {
        known = machine.addresses();
        timer = loop.scheduleWithFixedDelay(this::look, period, period, TimeUnit.NANOSECONDS);
    }

    void stop() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void look() {
        Set<InetAddress> present = machine.addresses();
        boolean changed = !present.equals(known);
        known = present;
        for (int id = 0; id < network.sockets().size(); id++) {
            UdpSocket socket = network.sockets().get(id);
            boolean usable = socket.address().getAddress().isAnyLocalAddress()
                    || machine.has(socket.address().getAddress());
            if (socket.isBound() && !usable) {
                lost(id, socket);
            } else if (socket.isDown() && usable && !socket.isClosed()) {
                regain(id, socket);
            }
        }
        if (changed) {
            LOG.debug("This machine has the addresses {}", present);
            network.addressesChanged();
            network.relays().forEach(TurnRelay::networkChanged);
            pump.interfacesChanged(Endpoint::networkChanged);
        }
    }

    private void lost(int id, UdpSocket socket) {
        LOG.debug("{} is gone", socket.address());
        socket.unbind();
        network.addressesChanged();
        pump.interfacesChanged(endpoint -> endpoint.interfaceDown(id, clock.getAsLong()));
    }

    private void regain(int id, UdpSocket socket) {
        socket.bind().whenComplete((nothing, failure) -> {
            if (failure != null) {
                LOG.debug("{}", failure.getMessage()); // the next look tries again
            } else if (pump.isRunning()) {
                LOG.debug("{} is back", socket.address());
                socket.startReading();
                network.addressesChanged();
                pump.interfacesChanged(
                        endpoint -> endpoint.interfaceUp(network.sockets().describe(id), clock.getAsLong()));
            }
        });
    }
}
