package io.github.peerfire.openfire.operation.history;

import io.github.peerfire.openfire.operation.status.LiveCounters;
import io.github.peerfire.rendezvous.RendezvousStatistics;
import io.github.peerfire.rendezvous.trace.IntroductionOutcome;
import io.github.peerfire.rendezvous.trace.IntroductionTotals;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads what each measure measures. */
final class Reading {

    private static final List<IntroductionOutcome> OTHERS = List.of(IntroductionOutcome.UNKNOWN_PEER,
            IntroductionOutcome.OFFLINE, IntroductionOutcome.ASKER_LEFT, IntroductionOutcome.FORBIDDEN,
            IntroductionOutcome.OVER_QUOTA, IntroductionOutcome.NO_DECISION, IntroductionOutcome.LIMITED,
            IntroductionOutcome.SELF);

    private Reading() {
    }

    static Map<Measure, Long> of(LiveCounters counters) {
        RendezvousStatistics statistics = counters.rendezvous();
        IntroductionTotals introductions = counters.introductions();
        Map<Measure, Long> values = new EnumMap<>(Measure.class);
        values.put(Measure.SESSIONS, statistics.sessionsOpen());
        values.put(Measure.BOUND, (long) counters.boundEndpoints());
        values.put(Measure.CONNECTS, statistics.connectsAccepted());
        values.put(Measure.REJECTIONS, statistics.connectsRejected());
        values.put(Measure.INTRODUCTIONS, introductions.begun());
        values.put(Measure.ANSWERED, introductions.count(IntroductionOutcome.ANSWERED));
        values.put(Measure.STOPPED, introductions.count(IntroductionOutcome.STOPPED_ASKING));
        values.put(Measure.RELAYED, introductions.count(IntroductionOutcome.RELAYED));
        values.put(Measure.UNREACHED, introductions.count(IntroductionOutcome.UNREACHED)
                + introductions.count(IntroductionOutcome.GAVE_UP));
        values.put(Measure.REFUSED, OTHERS.stream().mapToLong(introductions::count).sum());
        return values;
    }

    /** Whether a measure says what is there at a time; others count. */
    static boolean isLevel(Measure measure) {
        return measure == Measure.SESSIONS || measure == Measure.BOUND;
    }
}
