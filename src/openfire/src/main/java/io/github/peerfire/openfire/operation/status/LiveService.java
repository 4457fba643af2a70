package io.github.peerfire.openfire.operation.status;

import io.github.peerfire.openfire.operation.Acts;
import io.github.peerfire.openfire.operation.Administrator;
import io.github.peerfire.openfire.operation.Rendezvous;
import io.github.peerfire.openfire.settings.Advertisement;
import io.github.peerfire.rendezvous.RendezvousServer;
import io.github.peerfire.rtmfp.EndpointMetrics;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The running service. */
public final class LiveService implements ServiceControl {

    private final Rendezvous rendezvous;
    private final String address;
    private final Versions versions;
    private final CounterSource counters;
    private final Supplier<List<Warning>> warnings;
    private final Acts acts;
    private final Clock clock;
    private final Instant loaded;

    /**
     * Shows a service that was loaded just now.
     *
     * @param address the service's JID
     */
    public LiveService(Rendezvous rendezvous, String address, Versions versions, CounterSource counters,
            Supplier<List<Warning>> warnings, Acts acts, Clock clock) {
        this.rendezvous = rendezvous;
        this.address = address;
        this.versions = versions;
        this.counters = counters;
        this.warnings = warnings;
        this.acts = acts;
        this.clock = clock;
        this.loaded = clock.instant();
    }

    @Override
    public ServiceStatus status() {
        boolean listens = rendezvous.server().isPresent();
        ServiceState state = !listens ? ServiceState.NOT_LISTENING
                : rendezvous.isDraining() ? ServiceState.DRAINING : ServiceState.LISTENING;
        return new ServiceStatus(state, rendezvous.problem(),
                rendezvous.server().map(RendezvousServer::boundAddresses).orElse(List.of()),
                rendezvous.advertisement().map(Advertisement::uri), address, rendezvous.listeningSince(), loaded,
                clock.instant(), versions);
    }

    @Override
    public LiveCounters counters() {
        return counters.read();
    }

    @Override
    public CompletionStage<Optional<EndpointMetrics>> traffic() {
        return rendezvous.server().map(server -> server.traffic().thenApply(Optional::of))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    @Override
    public List<Warning> warnings() {
        return warnings.get();
    }

    @Override
    public void drain(Administrator who) {
        rendezvous.drain(true);
        acts.record(who, "service.drain", "");
    }

    @Override
    public void undrain(Administrator who) {
        rendezvous.drain(false);
        acts.record(who, "service.undrain", "");
    }
}
