package io.github.peerfire.openfire.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A database server of its own, in a directory of its own, as long as the tests of a class run. */
final class LocalServer {

    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    /**
     * Not asked of the DriverManager, which looks for drivers once only: an embedded Openfire may have made it do so.
     */
    private final Driver driver;
    private final String url;

    private LocalServer(Process process, Driver driver, String url) {
        this.process = process;
        this.driver = driver;
        this.url = url;
    }

    static LocalServer postgres(Path directory) throws Exception {
        Path initdb = program("initdb", "/usr/lib/postgresql");
        int port = freePort();
        String data = directory.resolve("data").toString();
        give(directory, "postgres");
        run(as("postgres", initdb.toString(), "-D", data, "-U", "peerfire", "-A", "trust", "-E", "UTF8", "--no-sync"));
        Process server = start(directory, as("postgres", initdb.resolveSibling("postgres").toString(), "-D", data,
                "-k", directory.toString(), "-h", "127.0.0.1", "-p", Integer.toString(port), "-F"));
        return new LocalServer(server, new org.postgresql.Driver(),
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=peerfire").awaitReady();
    }

    static LocalServer mariaDb(Path directory) throws Exception {
        Path install = program("mariadb-install-db", "/usr/bin");
        Path server = program("mariadbd", "/usr/sbin");
        int port = freePort();
        String data = directory.resolve("data").toString();
        give(directory, "mysql");
        run(as("mysql", install.toString(), "--no-defaults", "--datadir=" + data,
                "--auth-root-authentication-method=normal", "--skip-test-db"));
        Process process = start(directory, as("mysql", server.toString(), "--no-defaults", "--datadir=" + data,
                "--socket=" + directory.resolve("socket"), "--pid-file=" + directory.resolve("pid"),
                "--bind-address=127.0.0.1", "--port=" + port, "--character-set-server=utf8mb4"));
        return new LocalServer(process, new org.mariadb.jdbc.Driver(),
                "jdbc:mariadb://127.0.0.1:" + port + "/peerfire?user=root&createDatabaseIfNotExist=true").awaitReady();
    }

    Connection connect() throws SQLException {
        return driver.connect(url, new Properties());
    }

    private LocalServer awaitReady() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                connect().close();
                return this;
            } catch (SQLException e) {
                assertThat(process.isAlive() && System.nanoTime() < end).as("the server starts: %s", e).isTrue();
                process.waitFor(100, TimeUnit.MILLISECONDS);
            }
        }
    }

    private static Path program(String name, String root) throws IOException {
        try (Stream<Path> files = Files.isDirectory(Path.of(root)) ? Files.find(Path.of(root), 3,
                (path, attributes) -> path.getFileName().toString().equals(name)) : Stream.empty()) {
            Path found = files.findFirst().orElse(null);
            assumeTrue(found != null, name + " is not installed under " + root + "; the database is not tried");
            return found;
        }
    }

    /** These servers do not run as root; in a container everything else does. */
    private static List<String> as(String user, String... command) {
        List<String> whole = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            whole.addAll(List.of("runuser", "-u", user, "--"));
        }
        whole.addAll(List.of(command));
        return whole;
    }

    private static void give(Path directory, String user) throws Exception {
        if (System.getProperty("user.name").equals("root")) {
            run(List.of("chown", user, directory.toString()));
        }
    }

    private static void run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as("%s: %s", command, output).isZero();
    }

    private static Process start(Path directory, List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile()).start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
