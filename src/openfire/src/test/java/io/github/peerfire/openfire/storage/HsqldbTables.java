package io.github.peerfire.openfire.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.hsqldb.jdbc.JDBCDriver;

/** Databases in memory, of the kind that comes with Openfire. */
public final class HsqldbTables {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private HsqldbTables() {
    }

    static Connection connect() throws SQLException {
        return connect("contract");
    }

    /** A database of its own, with empty tables. */
    public static Database fresh() {
        return new Database(freshSource());
    }

    /** Connections to such a database. */
    public static ConnectionSource freshSource() {
        String name = "fresh" + COUNT.incrementAndGet();
        try (Connection connection = connect(name); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE ofVersion (name VARCHAR(50) PRIMARY KEY, version INTEGER)");
            SchemaScript.of("hsqldb").run(connection);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return () -> connect(name);
    }

    private static Connection connect(String name) throws SQLException {
        Properties user = new Properties();
        user.put("user", "SA");
        return new JDBCDriver().connect("jdbc:hsqldb:mem:" + name, user);
    }
}
