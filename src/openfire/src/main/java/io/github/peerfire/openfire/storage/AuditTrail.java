package io.github.peerfire.openfire.storage;

import static io.github.peerfire.openfire.storage.Database.update;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The trail of administrative acts. */
public final class AuditTrail {

    private static final String INSERT =
            "INSERT INTO ofRtmfpAudit (entryID, entryStamp, entryOrder, actor, act, subject) VALUES (?, ?, ?, ?, ?, ?)";
    private static final String SELECT =
            "SELECT entryStamp, actor, act, subject FROM ofRtmfpAudit "
                    + "ORDER BY entryStamp DESC, entryOrder DESC, entryID";
    private static final String COUNT =
            "SELECT COUNT(*) FROM ofRtmfpAudit WHERE entryStamp >= ? AND act = ? AND subject = ?";
    private static final String DELETE = "DELETE FROM ofRtmfpAudit WHERE entryStamp < ?";
    private static final int LONGEST_TEXT = 255;

    private final Database database;
    private final Clock clock;
    private long latestMillisecond;
    private int latestOrder;

    /** Keeps the trail in a database, with the time of a clock. */
    public AuditTrail(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Adds an act that was done now.
     *
     * @param actor who did it; only the first 255 characters are kept
     * @param act at most 40 characters
     * @param subject what it was done to, never a secret; only the first 255 characters are kept
     * @throws StorageException if that is not possible
     */
    public void record(String actor, String act, String subject) {
        record(clock.instant(), actor, act, subject);
    }

    /** As the other, of an act that was done at a time. */
    public void record(Instant time, String actor, String act, String subject) {
        int order = order(time.toEpochMilli());
        database.transact("The audit trail could not be written", connection -> update(connection, INSERT,
                UUID.randomUUID().toString(), time, order, cut(actor), act, cut(subject)));
    }

    /** Which one of its millisecond an entry is, of those that come from here. */
    private synchronized int order(long millisecond) {
        latestOrder = millisecond == latestMillisecond ? latestOrder + 1 : 0;
        latestMillisecond = millisecond;
        return latestOrder;
    }

    /** Whether there is an entry of such an act since a time. */
    public boolean has(Instant since, String act, String subject) {
        return database.transact("The audit trail could not be read", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
                Database.bind(statement, since, act, cut(subject));
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() && rows.getInt(1) > 0;
                }
            }
        });
    }

    /**
     * The latest acts, newest first.
     *
     * @param most how many at most
     */
    public List<AuditEntry> latest(int most) {
        return database.transact("The audit trail could not be read", connection -> read(connection, most));
    }

    /** Forgets what was done before a time. */
    public void forgetBefore(Instant time) {
        database.transact("The audit trail could not be shortened", connection -> update(connection, DELETE, time));
    }

    private static List<AuditEntry> read(Connection connection, int most) throws SQLException {
        List<AuditEntry> entries = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setMaxRows(most);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String subject = rows.getString(4); // Oracle has no empty strings
                    entries.add(new AuditEntry(Instant.ofEpochMilli(rows.getLong(1)), rows.getString(2),
                            rows.getString(3), subject == null ? "" : subject));
                }
            }
        }
        return entries;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
