package io.github.peerfire.rendezvous;

import io.github.peerfire.rtmfp.EndpointDriver.Cancellable;
import io.github.peerfire.rtmfp.wire.AddressOrigin;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets a server become empty: nobody new comes in, who is here may stay for some time. Safe for use by several threads.
 */
final class Drain {

    private final ServerState state;
    private boolean draining;
    private Supplier<List<InetSocketAddress>> others = List::of;
    private List<InetSocketAddress> elsewhere = List.of();
    private Optional<Instant> deadline = Optional.empty();
    private Cancellable timer = () -> { };

    Drain(ServerState state) {
        this.state = state;
    }

    /**
     * Begins, or goes on with other addresses or another deadline.
     *
     * @param now where others are; asked again by {@link #refresh}, since they may come and go
     */
    synchronized void begin(Supplier<List<InetSocketAddress>> now, Optional<Duration> limit) {
        draining = true;
        others = now;
        timer.cancel();
        deadline = limit.map(Instant.now()::plus);
        limit.ifPresent(left -> timer = state.loops().first().schedule(left.toNanos(), state::disconnectAll));
        sendTo(others.get());
    }

    /** Looks where others are now. */
    synchronized void refresh() {
        List<InetSocketAddress> now = draining ? others.get() : elsewhere;
        if (!now.equals(elsewhere)) {
            sendTo(now);
        }
    }

    private void sendTo(List<InetSocketAddress> addresses) {
        elsewhere = List.copyOf(addresses);
        List<CandidateAddress> candidates = elsewhere.stream()
                .map(address -> new CandidateAddress(AddressOrigin.RELAY, address)).toList();
        state.loops().onEach(endpoint -> endpoint.driver().endpoint().sendElsewhere(candidates));
    }

    synchronized void end() {
        draining = false;
        others = List::of;
        elsewhere = List.of();
        deadline = Optional.empty();
        timer.cancel();
        state.loops().onEach(endpoint -> endpoint.driver().endpoint().acceptAgain());
    }

    synchronized boolean isOn() {
        return draining;
    }

    synchronized DrainStatus status(int sessions) {
        return new DrainStatus(draining, sessions, elsewhere, deadline);
    }
}
