package io.github.peerfire.openfire.storage;

import java.sql.SQLException;

/** The database could not be read or written. Nothing of what was to be written is in it. */
public final class StorageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StorageException(String what, SQLException cause) {
        super(what + ": " + cause.getMessage(), cause);
    }
}
