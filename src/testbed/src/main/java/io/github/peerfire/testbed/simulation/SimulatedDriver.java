package io.github.peerfire.testbed.simulation;

import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.KeyingTask;
import io.github.peerfire.rtmfp.Transmit;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.session.NearInterface;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** Drives an endpoint in a simulated world, by its host's clock and processor. To be used on one thread. */
public final class SimulatedDriver implements EndpointDriver {

    /** How long a close waits for the far ends, in nanoseconds. */
    private static final long CLOSE_LIMIT = 5 * Time.SECOND;
    /** More than that without progress of time is a livelock. */
    private static final int TIMEOUTS_AT_ONE_INSTANT = 1_000;
    private static final int STEPS_AT_ONE_INSTANT = 100_000;

    private final Simulation simulation;
    private final Endpoint endpoint;
    private final EndpointListener listener;
    private final Clock clock;
    private final Costs costs;
    private final Transmit transmit = new Transmit();
    private final List<InetSocketAddress> addresses = new ArrayList<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    /** Null if this one has its addresses for itself. */
    private SharedAddresses shared;
    private SimulationStep timer;
    private long timerDeadline;
    private long closeLimit = Time.NEVER;
    private long lastTimeout = -1;
    private int timeoutsAtThisInstant;
    private int steps;
    private long datagramsUntil;
    private long keysUntil;

    SimulatedDriver(Simulation simulation, Endpoint endpoint, EndpointListener listener, Clock clock, Costs costs) {
        this.simulation = simulation;
        this.endpoint = endpoint;
        this.listener = listener;
        this.clock = clock;
        this.costs = costs;
    }

    void bindFirst(InetSocketAddress wanted) throws BindException {
        add(wanted, false);
    }

    /** Binds to addresses that it shares with others. */
    void share(SharedAddresses with, List<InetSocketAddress> wanted) throws BindException {
        shared = with;
        for (InetSocketAddress address : wanted) {
            add(address, false);
        }
    }

    /** Takes a datagram that another driver got for one of this one's sessions. */
    void handedOver(byte[] datagram, InetSocketAddress from, int interfaceId) {
        simulation.at(simulation.now(), () -> take(datagram, from, interfaceId));
    }

    private int add(InetSocketAddress wanted, boolean relay) throws BindException {
        int interfaceId = addresses.size();
        DatagramReceiver receiver = receiver(interfaceId);
        addresses.add(shared == null ? simulation.network().bind(wanted, receiver) : shared.bind(wanted, receiver));
        endpoint.interfaceUp(new NearInterface(interfaceId, relay, List.of(addresses.get(interfaceId))), now());
        return interfaceId;
    }

    /**
     * Gives the endpoint one more interface.
     *
     * @param relay whether it is to be used as a backup: a proxy that relays for anybody without asking
     * @return its ID
     */
    public int addInterface(InetSocketAddress wanted, boolean relay) throws BindException {
        int interfaceId = add(wanted, relay);
        interfacesChanged();
        return interfaceId;
    }

    /** Takes an interface away. */
    public void removeInterface(int interfaceId) {
        letGo(addresses.set(interfaceId, null));
        while (addresses.get(addresses.size() - 1) == null && addresses.size() > 1) {
            addresses.remove(addresses.size() - 1);
        }
        endpoint.interfaceDown(interfaceId, now());
        interfacesChanged();
    }

    private void letGo(InetSocketAddress address) {
        if (shared == null) {
            simulation.network().unbind(address);
        } else {
            shared.unbind(address);
        }
    }

    @Override
    public CompletableFuture<NearInterface> bind(InetSocketAddress wanted) {
        try {
            int interfaceId = addInterface(wanted, false);
            return CompletableFuture.completedFuture(
                    new NearInterface(interfaceId, false, List.of(addresses.get(interfaceId))));
        } catch (BindException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public CompletableFuture<Void> unbind(int interfaceId) {
        if (interfaceId < addresses.size() && addresses.get(interfaceId) != null) {
            removeInterface(interfaceId);
        }
        return CompletableFuture.completedFuture(null);
    }

    private void interfacesChanged() {
        listener.onEvent(new EndpointEvent.InterfacesChanged(), now());
        drain();
    }

    /** Several sockets may be of different families, and not every one leads everywhere. */
    void announceInterfaces() {
        for (int id = 0; addresses.size() > 1 && id < addresses.size(); id++) {
            endpoint.interfaceUp(new NearInterface(id, false, List.of(addresses.get(id))), now());
        }
    }

    private DatagramReceiver receiver(int interfaceId) {
        return (datagram, from) -> {
            if (closed.isDone()) {
                return; // others still share the address
            }
            if (costs.datagram() == 0) {
                take(datagram, from, interfaceId);
            } else if (datagramsUntil - simulation.now() < costs.datagram() * costs.backlog()) {
                datagramsUntil = Math.max(datagramsUntil, simulation.now()) + costs.datagram();
                simulation.at(datagramsUntil, () -> take(datagram, from, interfaceId));
            }
        };
    }

    private void take(byte[] datagram, InetSocketAddress from, int interfaceId) {
        endpoint.receive(datagram, 0, datagram.length, from, interfaceId, now());
        drain();
    }

    void unbind() {
        if (closed.isDone()) {
            return;
        }
        localAddresses().forEach(this::letGo);
    }

    /** Moves an interface to another address, as a NAT that restarts does. */
    public void rebind(int interfaceId, InetSocketAddress wanted) throws BindException {
        InetSocketAddress address = simulation.network().bind(wanted, receiver(interfaceId));
        simulation.network().unbind(addresses.set(interfaceId, address));
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public long now() {
        return clock.at(simulation.now());
    }

    @Override
    public void execute(Runnable task) {
        schedule(0, task);
    }

    @Override
    public Cancellable schedule(long delay, Runnable task) {
        return simulation.at(clock.worldTime(now() + delay), () -> {
            if (!closed.isDone()) {
                task.run();
                drain();
            }
        });
    }

    @Override
    public List<InetSocketAddress> localAddresses() {
        return addresses.stream().filter(Objects::nonNull).toList();
    }

    /** Lets the endpoint say and send what it has to, until it is quiet. */
    private void drain() {
        boolean busy = true;
        steps = 0;
        while (busy) {
            busy = drainKeying();
            busy |= drainEvents();
            busy |= drainTransmit();
        }
        if (closeLimit != Time.NEVER && (endpoint.isClosed() || now() >= closeLimit)) {
            unbind();
            closed.complete(null);
        }
        setTimer();
    }

    private boolean progressed() {
        steps++;
        if (steps > STEPS_AT_ONE_INSTANT) {
            throw new IllegalStateException(
                    "The endpoint does not come to rest at " + now() + " ns; seed " + simulation.seed());
        }
        return true;
    }

    private boolean drainKeying() {
        boolean any = false;
        for (KeyingTask task = endpoint.pollKeying(); task != null; task = endpoint.pollKeying()) {
            if (costs.keying() == 0) {
                task.run();
                endpoint.completeKeying(task, now());
            } else {
                work(task);
            }
            any = progressed();
        }
        return any;
    }

    private void work(KeyingTask task) {
        keysUntil = Math.max(keysUntil, simulation.now()) + costs.keying();
        simulation.at(keysUntil, () -> {
            task.run();
            endpoint.completeKeying(task, now());
            drain();
        });
    }

    private boolean drainEvents() {
        boolean any = false;
        for (EndpointEvent event = endpoint.pollEvent(); event != null; event = endpoint.pollEvent()) {
            listener.onEvent(event, now());
            any = progressed();
        }
        return any;
    }

    private boolean drainTransmit() {
        boolean any = false;
        while (endpoint.pollTransmit(transmit, now())) {
            int via = transmit.interfaceId();
            InetSocketAddress from = via < addresses.size() ? addresses.get(via) : null;
            if (from != null) {
                simulation.network().send(
                        Arrays.copyOf(transmit.bytes(), transmit.length()), from, transmit.destination());
            }
            any = progressed();
        }
        return any;
    }

    private void setTimer() {
        long deadline = Math.min(endpoint.nextDeadline(), closed.isDone() ? Time.NEVER : closeLimit);
        if (timer != null && timerDeadline == deadline) {
            return;
        }
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        if (deadline < now()) {
            throw new IllegalStateException(
                    "A deadline of " + deadline + " ns at " + now() + " ns; seed " + simulation.seed());
        }
        if (deadline != Time.NEVER) {
            timerDeadline = deadline;
            timer = simulation.at(clock.worldTime(deadline), this::timeout);
        }
    }

    private void timeout() {
        timer = null;
        timeoutsAtThisInstant = now() == lastTimeout ? timeoutsAtThisInstant + 1 : 0;
        lastTimeout = now();
        if (timeoutsAtThisInstant > TIMEOUTS_AT_ONE_INSTANT) {
            throw new IllegalStateException(
                    "The endpoint's deadline stays at " + now() + " ns; seed " + simulation.seed());
        }
        endpoint.handleTimeout(now());
        drain();
    }

    @Override
    public CompletableFuture<Void> closeAsync() {
        if (closeLimit == Time.NEVER) {
            closeLimit = now() + CLOSE_LIMIT;
            execute(() -> endpoint.close(now()));
        }
        return closed;
    }

    /** As {@link #closeAsync}, letting time pass. Not to be called while the simulation runs. */
    @Override
    public void close() {
        closeAsync();
        simulation.runUntil(closed::isDone, CLOSE_LIMIT + Time.SECOND);
    }
}
