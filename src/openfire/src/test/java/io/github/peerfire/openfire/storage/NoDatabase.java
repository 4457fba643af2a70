package io.github.peerfire.openfire.storage;

import java.sql.SQLException;
import java.time.Clock;

/** A database that does not answer. */
public final class NoDatabase {

    private NoDatabase() {
    }

    /** A trail of which nothing can be read. */
    public static AuditTrail trail() {
        return new AuditTrail(new Database(() -> {
            throw new SQLException("Connection refused");
        }), Clock.systemUTC());
    }
}
