package io.github.peerfire.openfire.storage;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The same on a database server that runs as long as the tests of the class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LocalServerStorage extends StorageContract {

    private final String type;
    private final Start start;
    private LocalServer server;

    LocalServerStorage(String type, Start start) {
        this.type = type;
        this.start = start;
    }

    /** Starts a server in a directory. */
    @FunctionalInterface
    interface Start {

        LocalServer in(Path directory) throws Exception;
    }

    @BeforeAll
    void startServer(@TempDir Path directory) throws Exception {
        server = start.in(directory);
    }

    @AfterAll
    void stopServer() throws Exception {
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
        return SchemaScript.of(type);
    }
}
