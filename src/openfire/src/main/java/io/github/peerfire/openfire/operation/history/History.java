package io.github.peerfire.openfire.operation.history;

import java.time.LocalDate;
import java.util.SortedMap;

/** How things went. */
public interface History {

    /** A series from memory; lost when the plugin is removed. Does not wait for anything. */
    Series series(Measure measure, Span span);

    /**
     * Totals of days in UTC, by day and name, from the database.
     *
     * @param from the first day
     * @param to the last day
     */
    SortedMap<LocalDate, SortedMap<String, Long>> days(LocalDate from, LocalDate to);
}
