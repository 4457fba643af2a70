package io.github.peerfire.openfire.storage;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class MariaDbStorageIT extends StorageContract {

    private static LocalServer server;

    @BeforeAll
    static void startServer(@TempDir Path directory) throws Exception {
        server = LocalServer.mariaDb(directory);
    }

    @AfterAll
    static void stopServer() throws Exception {
        if (server != null) {
            server.stop();
        }
    }

    @Override
    ConnectionSource connections() {
        return server::connect;
    }

    @Override
    SchemaScript script() {
        return SchemaScript.of("mariadb");
    }
}
