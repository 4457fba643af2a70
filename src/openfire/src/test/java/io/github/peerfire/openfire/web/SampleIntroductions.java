package io.github.peerfire.openfire.web;

import io.github.peerfire.openfire.operation.Message;
import io.github.peerfire.openfire.operation.call.IntroductionHistory;
import io.github.peerfire.openfire.operation.call.IntroductionPage;
import io.github.peerfire.openfire.operation.call.IntroductionQuery;
import io.github.peerfire.openfire.operation.call.IntroductionRow;
import io.github.peerfire.openfire.operation.call.Party;
import io.github.peerfire.rendezvous.trace.IntroductionOutcome;
import io.github.peerfire.rendezvous.trace.IntroductionStep;
import io.github.peerfire.rendezvous.trace.TimedStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Introductions that were made up, one with each outcome. */
final class SampleIntroductions implements IntroductionHistory {

    private static final int OUTCOMES = IntroductionOutcome.values().length;

    private final List<IntroductionRow> rows = IntStream.range(0, OUTCOMES).mapToObj(SampleIntroductions::row)
            .collect(Collectors.toCollection(CopyOnWriteArrayList::new));

    /** One more, with number 100. */
    void addAnother() {
        rows.add(0, row(100));
    }

    private static IntroductionRow row(int i) {
        IntroductionOutcome outcome = IntroductionOutcome.values()[i % OUTCOMES];
        return new IntroductionRow(i, Instant.parse("2026-11-22T20:00:00Z").minusSeconds(i), party(i, true),
                i == 2 ? Party.HIDDEN : party(i + 100, i % 3 != 2), outcome, Message.of(outcome.explanationKey()),
                IntStream.range(0, 4).mapToObj(SampleIntroductions::step).toList());
    }

    private static TimedStep step(int i) {
        return new TimedStep(IntroductionStep.values()[i + 1], Duration.ofMillis(i * 13L), i);
    }

    private static Party party(int i, boolean shown) {
        String resource = i == 0 ? SampleEndpoints.HOSTILE : "desk";
        return new Party(SampleEndpoints.peerId(i), OptionalLong.empty(),
                shown ? Optional.of("user" + i + "@example.test/" + resource) : Optional.empty(),
                shown ? Optional.of(SampleEndpoints.address("203.0.113.9", 5000 + i)) : Optional.empty());
    }

    @Override
    public IntroductionPage find(IntroductionQuery query) {
        List<IntroductionRow> fitting = rows.stream()
                .filter(row -> query.outcome().isEmpty() || query.outcome().get() == row.outcome())
                .filter(row -> row.asker().name().orElse("").contains(query.search())).toList();
        return new IntroductionPage(fitting, 0, fitting.size());
    }
}
