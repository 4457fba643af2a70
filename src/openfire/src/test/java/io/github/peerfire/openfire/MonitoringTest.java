package io.github.peerfire.openfire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.openfire.operation.history.DailyBook;
import io.github.peerfire.openfire.operation.history.Measure;
import io.github.peerfire.openfire.operation.history.Recorder;
import io.github.peerfire.openfire.operation.history.Span;
import io.github.peerfire.openfire.operation.status.LiveCounters;
import io.github.peerfire.openfire.operation.warning.Watch;
import io.github.peerfire.openfire.settings.RtmfpProperties;
import io.github.peerfire.openfire.storage.AuditEntry;
import io.github.peerfire.openfire.storage.AuditTrail;
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
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** Days of a server, each in a moment. */
class MonitoringTest {

    private static final Duration LOOKING = Duration.ofSeconds(5);
    private static final LocalDate FIRST = LocalDate.parse("2026-03-01");

    private final ManualClock clock = new ManualClock();
    private final Database database = HsqldbTables.fresh();
    private final DailyTotals totals = new DailyTotals(database);
    private final AuditTrail trail = new AuditTrail(database, clock);
    private final Recorder recorder = new Recorder(totals, clock);
    private final Monitoring monitoring = new Monitoring(this::counters, recorder, new Watch(List.of(), clock),
            new DailyBook(totals, clock), trail,
            new RtmfpProperties(name -> name.equals("plugin.rtmfp.keepDays") ? "2" : null), clock);
    private long looks;

    /** One connect and one introduction that works between two looks. */
    private LiveCounters counters() {
        return new LiveCounters(new RendezvousStatistics(7, 7, looks, 0, looks, 0, 0, looks, 0, 0, 0, 0, 0),
                RelayStatistics.NONE, 5, 0, 0,
                new IntroductionTotals(looks, Map.of(IntroductionOutcome.ANSWERED, looks)));
    }

    private void pass(Duration time) {
        for (long left = time.dividedBy(LOOKING); left > 0; left--) {
            clock.advance(LOOKING);
            looks++;
            monitoring.look();
            if (left % 60 == 0) {
                monitoring.write();
            }
        }
    }

    private SortedMap<LocalDate, SortedMap<String, Long>> days() {
        return totals.read(FIRST, FIRST.plusDays(30));
    }

    @Test
    void whatIsCountedAfterMidnightIsOfTheNextDay() {
        pass(Duration.ofHours(13)); // from a quarter past ten on the first day
        assertThat(days()).containsOnlyKeys(FIRST);
        pass(Duration.ofHours(25));
        monitoring.write();
        // 13:44:30 of the first day, the look at midnight with it; the whole second; and the rest
        long first = Duration.ofMinutes(13 * 60 + 44).plusSeconds(30).dividedBy(LOOKING);
        long second = Duration.ofDays(1).dividedBy(LOOKING);
        assertThat(days().get(FIRST)).isEqualTo(Map.of("connects", first, "introductions", first, "answered", first));
        assertThat(days().get(FIRST.plusDays(1)).get("answered")).isEqualTo(second);
        assertThat(days().values().stream().mapToLong(day -> day.get("answered")).sum()).isEqualTo(looks);
        assertThat(recorder.series(Measure.ANSWERED, Span.DAY).values()).hasSize(96).startsWith(180L).contains(180L);
    }

    @Test
    void oldDaysAndActsAreForgottenOnceADayWhoeverNoticesThatItIsOver() {
        trail.record("root", "service.drain", "");
        totals.add(FIRST.minusDays(9), Map.of("connects", 1L));
        looks++;
        clock.advance(Duration.ofDays(1));
        monitoring.write(); // and not a look
        assertThat(totals.read(FIRST.minusDays(30), FIRST.plusDays(30))).containsOnlyKeys(FIRST);
        assertThat(trail.latest(9)).extracting(AuditEntry::act).containsExactly("service.drain");
        clock.advance(Duration.ofDays(2));
        monitoring.look();
        assertThat(trail.latest(9)).isEmpty();
    }
}
