package io.github.peerfire.openfire.operation.history;

import io.github.peerfire.openfire.operation.status.LiveCounters;
import io.github.peerfire.openfire.storage.DailyTotals;
import io.github.peerfire.openfire.storage.StorageException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds what was counted to the totals of its day, in UTC, every few minutes, so that no more than that is lost if the
 * server is killed. Blocks. Thread-safe.
 */
public final class DailyBook {

    private final DailyTotals totals;
    private final Clock clock;
    private Map<String, Long> written = Map.of();

    /** Writes to totals. What was counted so far counts from now on. */
    public DailyBook(DailyTotals totals, Clock clock) {
        this.totals = totals;
        this.clock = clock;
    }

    /**
     * Adds what was counted since the last time; to the day that is over if one has just ended.
     *
     * @param counters as they stand
     * @param day on which that was counted
     * @throws StorageException if it could not be written; it will be the next time
     */
    public synchronized void write(LiveCounters counters, LocalDate day) {
        Map<String, Long> now = counts(counters);
        Map<String, Long> news = new TreeMap<>();
        now.forEach((name, count) -> news.put(name, count - written.getOrDefault(name, 0L)));
        totals.add(day, news);
        written = now;
    }

    /** The day in UTC. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Forgets the totals of days longer ago than some. */
    public void forget(int keepDays) {
        totals.forgetBefore(today().minusDays(keepDays));
    }

    private static Map<String, Long> counts(LiveCounters counters) {
        Map<String, Long> counts = new TreeMap<>();
        Reading.of(counters).forEach((measure, value) -> {
            if (!Reading.isLevel(measure)) {
                counts.put(measure.name().toLowerCase(Locale.ROOT), value);
            }
        });
        counts.put("relayed_bytes", counters.relay().bytes());
        return counts;
    }
}
