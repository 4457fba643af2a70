package io.github.peerfire.openfire.web;

import io.github.peerfire.openfire.operation.Administrator;
import io.github.peerfire.openfire.operation.Message;
import io.github.peerfire.openfire.operation.history.History;
import io.github.peerfire.openfire.operation.history.Measure;
import io.github.peerfire.openfire.operation.history.Series;
import io.github.peerfire.openfire.operation.history.Span;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** A service that was made up; each question finds one session more. */
final class SampleService implements ServiceControl, History {

    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

    private final AtomicLong sessions = new AtomicLong(1000);
    private volatile ServiceState state = ServiceState.LISTENING;

    @Override
    public ServiceStatus status() {
        return new ServiceStatus(state, Optional.empty(), List.of(SampleEndpoints.address("192.0.2.1", 1935)),
                Optional.of("rtmfp://chat.example.test"), "rtmfp.example.test", Optional.of(START), START,
                START.plusSeconds(93_784), new Versions("1.0", "4.2.0", "17.0.15", "Linux 6.1 amd64"));
    }

    @Override
    public LiveCounters counters() {
        RendezvousStatistics rendezvous = new RendezvousStatistics(
                sessions.incrementAndGet(), 990, 5000, 1, 4900, 12, 3, 1_234_567, 2, 3, 4, 5, 6);
        return new LiveCounters(rendezvous, RelayStatistics.NONE, 900, 90, 7,
                new IntroductionTotals(1_234_567, Map.of(IntroductionOutcome.ANSWERED, 1_200_000L)));
    }

    @Override
    public CompletionStage<Optional<EndpointMetrics>> traffic() {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public List<Warning> warnings() {
        return List.of(new Warning(Warning.Level.WARNING, Message.of("warning.udp-unreachable", "1935"), START),
                new Warning(Warning.Level.NOTICE, Message.of(SampleEndpoints.HOSTILE), START));
    }

    @Override
    public void drain(Administrator who) {
        state = ServiceState.DRAINING;
    }

    @Override
    public void undrain(Administrator who) {
        state = ServiceState.LISTENING;
    }

    @Override
    public Series series(Measure measure, Span span) {
        int height = 40 * (measure.ordinal() + 1);
        List<Long> values = IntStream.range(0, span.points())
                .mapToObj(i -> Math.round(height + height * Math.sin((i + measure.ordinal()) / 7.0))).toList();
        return new Series(measure, span, START.plusSeconds(40_000), values);
    }

    @Override
    public SortedMap<LocalDate, SortedMap<String, Long>> days(LocalDate from, LocalDate to) {
        return new TreeMap<>();
    }
}
