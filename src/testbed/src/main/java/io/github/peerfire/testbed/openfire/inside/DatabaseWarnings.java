package io.github.peerfire.testbed.openfire.inside;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jivesoftware.database.DbConnectionManager;
import org.logicalcobwebs.proxool.ProxoolException;
import org.logicalcobwebs.proxool.ProxoolFacade;
import org.slf4j.LoggerFactory;

/**
 * What HSQLDB remarks, for example that a statement deleted no row. Its connections keep that, with the stack trace of
 * whoever ran the statement, and so the classes of a plugin that was on that stack, long after it is gone.
 */
final class DatabaseWarnings {
    private static final String POOL = "openfire";

    private DatabaseWarnings() {
    }

    /** Clears those of all connections that are not in use right now. */
    static void clear() {
        List<Connection> connections = new ArrayList<>();
        try {
            for (long i = ProxoolFacade.getSnapshot(POOL).getConnectionCount(); i > 0; i--) {
                Connection connection = DbConnectionManager.getConnection();
                connections.add(connection);
                connection.clearWarnings();
            }
        } catch (SQLException | ProxoolException e) {
            LoggerFactory.getLogger(DatabaseWarnings.class).info("Warnings of the database stay", e);
        } finally {
            connections.forEach(DbConnectionManager::closeConnection);
        }
    }
}
