package io.github.peerfire.openfire.operation.call;

import io.github.peerfire.openfire.operation.Rendezvous;
import io.github.peerfire.rendezvous.RendezvousServer;
import io.github.peerfire.rendezvous.trace.IntroductionOutcome;
import io.github.peerfire.rendezvous.trace.IntroductionReport;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Counts what comes of introductions. The rendezvous remembers a bounded number: of more than that between two looks the
 * rest is not counted. Thread-safe.
 */
public final class OutcomeTally {

    private final Rendezvous rendezvous;
    private final Consumer<IntroductionReport> ended;
    private final Map<IntroductionOutcome, Long> counts = new EnumMap<>(IntroductionOutcome.class);
    /** How those stood at the last look that are remembered; null for those that were counted. */
    private Map<Long, IntroductionOutcome> seen = new HashMap<>();
    private RendezvousServer last;

    /**
     * Counts the introductions of a rendezvous.
     *
     * @param ended told of each introduction when it is counted
     */
    public OutcomeTally(Rendezvous rendezvous, Consumer<IntroductionReport> ended) {
        this.rendezvous = rendezvous;
        this.ended = ended;
    }

    /** Looks how introductions stand; one that stands as it did at the last look, at an end, is counted. */
    public synchronized void look() {
        RendezvousServer server = rendezvous.server().orElse(null);
        if (server != last) {
            seen = new HashMap<>();
            last = server;
        }
        if (server != null) {
            Map<Long, IntroductionOutcome> now = new HashMap<>();
            for (IntroductionReport report : server.introductions()) {
                now.put(report.number(), look(report));
            }
            seen = now;
        }
    }

    private IntroductionOutcome look(IntroductionReport report) {
        boolean known = seen.containsKey(report.number());
        IntroductionOutcome before = seen.get(report.number());
        if (known && before == null) {
            return null;
        } else if (isEnd(report.outcome()) && report.outcome() == before) {
            counts.merge(report.outcome(), 1L, Long::sum);
            ended.accept(report);
            return null;
        }
        return report.outcome();
    }

    private static boolean isEnd(IntroductionOutcome outcome) {
        return outcome != IntroductionOutcome.PENDING && outcome != IntroductionOutcome.INTRODUCED;
    }

    /** What was counted so far; outcomes that never were are missing. */
    public synchronized Map<IntroductionOutcome, Long> counts() {
        return Map.copyOf(counts);
    }
}
