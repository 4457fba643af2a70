package io.github.peerfire.openfire;

import io.github.peerfire.openfire.operation.history.DailyBook;
import io.github.peerfire.openfire.operation.history.Recorder;
import io.github.peerfire.openfire.operation.status.LiveCounters;
import io.github.peerfire.openfire.operation.warning.Watch;
import io.github.peerfire.openfire.settings.RtmfpProperties;
import io.github.peerfire.openfire.storage.AuditTrail;
import io.github.peerfire.openfire.storage.StorageException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done again and again so that administrators see how things are and were. */
final class Monitoring {

    private static final Logger LOG = LoggerFactory.getLogger(Monitoring.class);
    private static final Duration LOOKING = Duration.ofSeconds(5);
    private static final Duration WATCHING = Duration.ofSeconds(30);
    private static final Duration WRITING = Duration.ofMinutes(5);

    private final Supplier<LiveCounters> counters;
    private final Recorder recorder;
    private final Watch watch;
    private final DailyBook book;
    private final AuditTrail trail;
    private final RtmfpProperties properties;
    private final Clock clock;
    private LocalDate day;
    private boolean complained;

    Monitoring(Supplier<LiveCounters> counters, Recorder recorder, Watch watch, DailyBook book, AuditTrail trail,
            RtmfpProperties properties, Clock clock) {
        this.counters = counters;
        this.recorder = recorder;
        this.watch = watch;
        this.book = book;
        this.trail = trail;
        this.properties = properties;
        this.clock = clock;
        this.day = book.today();
    }

    void start(Workers workers) {
        workers.monitor(LOOKING, this::look);
        workers.monitor(WATCHING, watch::look);
        workers.monitor(WRITING, this::write);
    }

    void look() {
        recorder.record(counters.get());
        if (!book.today().equals(day)) {
            write();
        }
    }

    /** Writes what was counted to the day on which it was; with a day that is over, forgets the oldest ones. */
    synchronized void write() {
        try {
            book.write(counters.get(), day);
            complained = false;
            if (!book.today().equals(day)) {
                day = book.today();
                forget();
            }
        } catch (StorageException e) {
            if (!complained) {
                LOG.warn("Daily statistics could not be written; they will be when the database works again: {}",
                        e.getMessage());
                complained = true;
            }
        }
    }

    private void forget() {
        int keepDays = properties.monitoring().keepDays();
        book.forget(keepDays);
        trail.forgetBefore(clock.instant().minus(Duration.ofDays(keepDays)));
    }
}
