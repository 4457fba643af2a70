package io.github.peerfire.openfire.storage;

class MariaDbStorageIT extends LocalServerStorage {

    MariaDbStorageIT() {
        super("mariadb", LocalServer::mariaDb);
    }
}
