package io.github.peerfire.openfire.storage;

class PostgresStorageIT extends LocalServerStorage {

    PostgresStorageIT() {
        super("postgresql", LocalServer::postgres);
    }
}
