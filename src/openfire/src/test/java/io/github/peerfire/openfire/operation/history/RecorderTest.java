package io.github.peerfire.openfire.operation.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.openfire.operation.status.LiveCounters;
import io.github.peerfire.openfire.storage.DailyTotals;
import io.github.peerfire.openfire.storage.Database;
import io.github.peerfire.openfire.storage.HsqldbTables;
import io.github.peerfire.rendezvous.RendezvousStatistics;
import io.github.peerfire.rendezvous.relay.RelayStatistics;
import io.github.peerfire.rendezvous.trace.IntroductionOutcome;
import io.github.peerfire.rendezvous.trace.IntroductionTotals;
import io.github.peerfire.testbed.time.ManualClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecorderTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-03-01");

    private final ManualClock clock = new ManualClock();
    private final Database database = HsqldbTables.fresh();
    private final DailyTotals totals = new DailyTotals(database);
    private final Recorder recorder = new Recorder(totals, clock);

    private static LiveCounters counters(long sessions, long connects, long answered) {
        return new LiveCounters(new RendezvousStatistics(sessions, 0, 0, 0, connects, 0, 0, 0, 0, 0, 0, 0, 0),
                RelayStatistics.NONE, 0, 0, 0,
                new IntroductionTotals(answered, Map.of(IntroductionOutcome.ANSWERED, answered)));
    }

    private List<Long> hour(Measure measure) {
        return recorder.series(measure, Span.HOUR).values();
    }

    @Test
    void aLevelIsTheMostWithinEachStepAndACountWhatWasAdded() {
        recorder.record(counters(5, 10, 1));
        recorder.record(counters(9, 12, 1));
        recorder.record(counters(7, 13, 4));
        clock.advance(Duration.ofMinutes(1));
        recorder.record(counters(2, 14, 4));
        assertThat(hour(Measure.SESSIONS)).hasSize(60).endsWith(0L, 9L, 2L);
        assertThat(hour(Measure.CONNECTS)).endsWith(0L, 13L, 1L);
        assertThat(hour(Measure.ANSWERED)).endsWith(0L, 4L, 0L);
        assertThat(recorder.series(Measure.CONNECTS, Span.DAY).values()).hasSize(96).endsWith(0L, 14L);
    }

    @Test
    void whatIsLongAgoIsForgotten() {
        recorder.record(counters(5, 10, 0));
        clock.advance(Duration.ofMinutes(59));
        assertThat(hour(Measure.SESSIONS)).startsWith(5L);
        clock.advance(Duration.ofMinutes(1));
        assertThat(hour(Measure.SESSIONS)).containsOnly(0L);
        clock.advance(Duration.ofDays(30));
        recorder.record(counters(6, 11, 0));
        assertThat(hour(Measure.SESSIONS)).endsWith(0L, 6L).containsOnlyOnce(6L).doesNotContain(5L);
    }

    @Test
    void aSeriesEndsWithTheStepThatGoesOn() {
        Series series = recorder.series(Measure.SESSIONS, Span.HOUR);
        assertThat(series.end()).isAfter(clock.instant()).isBefore(clock.instant().plusSeconds(61));
        assertThat(series.peak()).isZero();
    }

    @Test
    void totalsOfADayGrowByWhatWasCountedSinceTheyWereWritten() {
        DailyBook book = new DailyBook(totals, clock);
        book.write(counters(5, 10, 2), FIRST);
        book.write(counters(5, 15, 2), FIRST);
        book.write(counters(5, 16, 3), FIRST.plusDays(1));
        assertThat(recorder.days(FIRST, FIRST.plusDays(1)).toString())
                .contains("2026-03-01={answered=2, connects=15, introductions=2}")
                .contains("2026-03-02={answered=1, connects=1, introductions=1}");
        book.forget(0);
        assertThat(recorder.days(FIRST, FIRST)).as("today is kept").isNotEmpty();
        clock.advance(Duration.ofDays(2));
        book.forget(1);
        assertThat(recorder.days(FIRST, FIRST.plusDays(1))).containsOnlyKeys(FIRST.plusDays(1));
    }
}
