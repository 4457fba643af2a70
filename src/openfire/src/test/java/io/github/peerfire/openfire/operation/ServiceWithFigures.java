package io.github.peerfire.openfire.operation;

import io.github.peerfire.openfire.operation.status.LiveCounters;
import io.github.peerfire.openfire.operation.status.ServiceControl;
import io.github.peerfire.openfire.operation.status.ServiceState;
import io.github.peerfire.openfire.operation.status.ServiceStatus;
import io.github.peerfire.openfire.operation.status.Versions;
import io.github.peerfire.openfire.operation.status.Warning;
import io.github.peerfire.rendezvous.RendezvousStatistics;
import io.github.peerfire.rendezvous.relay.RelayStatistics;
import io.github.peerfire.rendezvous.trace.IntroductionOutcome;
import io.github.peerfire.rendezvous.trace.IntroductionTotals;
import io.github.peerfire.rtmfp.EndpointMetrics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A service whose counters a test sets. */
public final class ServiceWithFigures implements ServiceControl {

    /** Sessions that are open. */
    public long sessions = 7;
    /** What everything that only grows has counted. */
    public long counted = 100;
    /** The version of the plugin. */
    public String version = "1.0";

    @Override
    public ServiceStatus status() {
        return new ServiceStatus(ServiceState.LISTENING, Optional.empty(), List.of(), Optional.empty(),
                "rtmfp.example.net", Optional.of(Instant.EPOCH), Instant.EPOCH, Instant.ofEpochSecond(90),
                new Versions(version, "2", "3", "4"));
    }

    @Override
    public LiveCounters counters() {
        RendezvousStatistics statistics = new RendezvousStatistics(sessions, sessions, counted, counted, counted,
                counted, counted, counted, counted, counted, counted, counted, counted);
        return new LiveCounters(statistics,
                new RelayStatistics(1, counted, counted, counted, counted, counted, counted), 5, 2, 3,
                new IntroductionTotals(counted, Map.of(
                        IntroductionOutcome.ANSWERED, counted, IntroductionOutcome.NO_DECISION, 1L)));
    }

    @Override
    public CompletionStage<Optional<EndpointMetrics>> traffic() {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public List<Warning> warnings() {
        return List.of(new Warning(Warning.Level.NOTICE, Message.of("warning.draining"), Instant.EPOCH));
    }

    @Override
    public void drain(Administrator who) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void undrain(Administrator who) {
        throw new UnsupportedOperationException();
    }
}
