package io.github.peerfire.openfire.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Runs work on the database, all of it or nothing. Blocks, so it is not for event loops and routing threads. */
public final class Database {

    /** Something to do with a connection. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private final ConnectionSource source;

    /** Runs work on connections of a source. */
    public Database(ConnectionSource source) {
        this.source = Objects.requireNonNull(source, "source");
    }

    /**
     * Runs work as one transaction.
     *
     * @param what is being done, as a person would say it, for the message if it fails
     * @throws StorageException if it could not be done; then none of it was
     */
    <T> T transact(String what, Work<T> work) {
        try (Connection connection = source.open()) {
            boolean before = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                T result = work.with(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(before);
            }
        } catch (SQLException e) {
            throw new StorageException(what, e);
        }
    }

    /** Runs one statement with parameters, which are strings, integers, longs, instants, booleans or optional. */
    static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        }
    }

    static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            bind(statement, i + 1, parameters[i]);
        }
    }

    private static void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value instanceof Optional<?> optional && optional.isPresent()) {
            bind(statement, index, optional.get());
        } else if (value instanceof Optional) {
            statement.setNull(index, Types.BIGINT);
        } else if (value instanceof Instant instant) {
            statement.setLong(index, instant.toEpochMilli());
        } else if (value instanceof Boolean flag) {
            statement.setInt(index, flag ? 1 : 0);
        } else {
            statement.setObject(index, value);
        }
    }
}
