package io.github.peerfire.openfire.storage;

import java.sql.Connection;
import java.sql.SQLException;

/** Where connections to the database come from; Openfire's pool in a server. */
@FunctionalInterface
public interface ConnectionSource {

    /** A connection that the caller closes. */
    Connection open() throws SQLException;
}
