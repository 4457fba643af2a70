package io.github.peerfire.openfire.operation.history;

import io.github.peerfire.openfire.operation.status.LiveCounters;
import io.github.peerfire.openfire.storage.DailyTotals;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;

/** Remembers how counters went, in memory of a fixed size. Thread-safe. */
public final class Recorder implements History {

    private final DailyTotals days;
    private final Clock clock;
    private final Map<Measure, Map<Span, Ring>> rings = new EnumMap<>(Measure.class);
    private Map<Measure, Long> last = new EnumMap<>(Measure.class);

    /**
     * Remembers nothing yet.
     *
     * @param days totals of days before
     */
    public Recorder(DailyTotals days, Clock clock) {
        this.days = days;
        this.clock = clock;
        for (Measure measure : Measure.values()) {
            Map<Span, Ring> spans = new EnumMap<>(Span.class);
            for (Span span : Span.values()) {
                spans.put(span, new Ring(span.points()));
            }
            rings.put(measure, spans);
        }
    }

    /** Takes note of how counters stand now; to be called several times a minute. */
    public synchronized void record(LiveCounters counters) {
        Map<Measure, Long> now = Reading.of(counters);
        now.forEach((measure, value) -> {
            boolean level = Reading.isLevel(measure);
            long change = Math.max(0, value - last.getOrDefault(measure, 0L));
            rings.get(measure).forEach((span, ring) -> ring.put(step(span), level ? value : change, level));
        });
        last = now;
    }

    @Override
    public synchronized Series series(Measure measure, Span span) {
        long step = step(span);
        Instant end = Instant.ofEpochSecond((step + 1) * span.step().toSeconds());
        return new Series(measure, span, end, rings.get(measure).get(span).upTo(step));
    }

    private long step(Span span) {
        return Math.floorDiv(clock.instant().getEpochSecond(), span.step().toSeconds());
    }

    @Override
    public SortedMap<LocalDate, SortedMap<String, Long>> days(LocalDate from, LocalDate to) {
        return days.read(from, to);
    }
}
