package io.github.peerfire.openfire.storage;

import static io.github.peerfire.openfire.storage.Database.update;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was counted on each day. Several servers of a cluster add to the same totals. */
public final class DailyTotals {

    private static final String ADD =
            "UPDATE ofRtmfpDaily SET statValue = statValue + ? WHERE statDay=? AND statName=?";
    private static final String INSERT = "INSERT INTO ofRtmfpDaily (statValue, statDay, statName) VALUES (?, ?, ?)";
    private static final String SELECT = "SELECT statDay, statName, statValue FROM ofRtmfpDaily"
            + " WHERE statDay >= ? AND statDay <= ? ORDER BY statDay, statName";
    private static final String DELETE = "DELETE FROM ofRtmfpDaily WHERE statDay < ?";

    private final Database database;

    /** Keeps the totals in a database. */
    public DailyTotals(Database database) {
        this.database = database;
    }

    /**
     * Adds to the totals of a day.
     *
     * @param counts by name of at most 40 characters
     * @throws StorageException if that is not possible; then none of them is added
     */
    public void add(LocalDate day, Map<String, Long> counts) {
        database.transact("Daily statistics could not be written", connection -> {
            for (Map.Entry<String, Long> count : counts.entrySet()) {
                add(connection, number(day), count.getKey(), count.getValue());
            }
            return null;
        });
    }

    private static void add(Connection connection, int day, String name, long count) throws SQLException {
        if (count != 0 && update(connection, ADD, count, day, name) == 0) {
            update(connection, INSERT, count, day, name);
        }
    }

    /** The totals by day and name, from one day to another, both included. */
    public SortedMap<LocalDate, SortedMap<String, Long>> read(LocalDate from, LocalDate to) {
        return database.transact("Daily statistics could not be read", connection -> read(connection, from, to));
    }

    /** Forgets the days before one. */
    public void forgetBefore(LocalDate day) {
        database.transact("Daily statistics could not be shortened",
                connection -> update(connection, DELETE, number(day)));
    }

    private static SortedMap<LocalDate, SortedMap<String, Long>> read(
            Connection connection, LocalDate from, LocalDate to) throws SQLException {
        SortedMap<LocalDate, SortedMap<String, Long>> totals = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            Database.bind(statement, number(from), number(to));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    totals.computeIfAbsent(day(rows.getInt(1)), day -> new TreeMap<>())
                            .put(rows.getString(2), rows.getLong(3));
                }
            }
        }
        return totals;
    }

    private static int number(LocalDate day) {
        return Integer.parseInt(day.format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    private static LocalDate day(int number) {
        return LocalDate.parse(Integer.toString(number), DateTimeFormatter.BASIC_ISO_DATE);
    }
}
