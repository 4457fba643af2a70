package io.github.peerfire.testbed.prosody;

import io.github.peerfire.testbed.program.RunningProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A prosody on loopback, in plain text, whose users all have each other on their rosters. It has an archive (XEP-0313),
 * carbons and blocking (XEP-0191), but stores nothing offline and resumes no streams.
 *
 * <pre>{@code
 * assumeTrue(Prosody.isInstalled(), Prosody.HOW_TO_INSTALL);
 * try (Prosody server = Prosody.start(List.of("rtmfp@example.org/service"), "alice", "bob")) {
 *     client.connect(server.address());
 * }
 * }</pre>
 */
public final class Prosody implements AutoCloseable {

    /** Why a test with it is skipped. */
    public static final String HOW_TO_INSTALL = "prosody is not installed: apt-get install prosody";

    /** Its only domain. */
    public static final String DOMAIN = "example.org";

    /** Everybody's. */
    public static final String PASSWORD = "secret";

    private static final String PROGRAM = "prosody";
    private static final long PATIENCE_SECONDS = 60;
    private static final String SETTINGS = """
            run_as_root = true
            pidfile = "%1$s/pid"
            data_path = "%1$s"
            interfaces = { "127.0.0.1" }
            c2s_ports = { %2$d }
            modules_enabled = { "roster", "saslauth", "disco", "carbons", "mam", "blocklist" }
            modules_disabled = { "s2s", "tls", "offline" }
            authentication = "internal_plain"
            c2s_require_encryption = false
            allow_unencrypted_plain_auth = true
            storage = "internal"
            log = { { levels = { min = "info" }, to = "console" } }
            VirtualHost "%3$s"
              disco_items = { %4$s }
            """;

    private final RunningProgram program;
    private final int port;

    private Prosody(RunningProgram program, int port) {
        this.program = program;
        this.port = port;
    }

    /** Whether there is such a program on this machine. */
    public static boolean isInstalled() {
        return RunningProgram.isInstalled(PROGRAM);
    }

    /**
     * Starts one, and waits until it takes connections.
     *
     * @param items addresses that the domain names when it is asked for its items (XEP-0030)
     * @param users names of accounts, in lower case letters
     */
    public static Prosody start(List<String> items, String... users) {
        try {
            int port = freePort();
            Path directory = Files.createTempDirectory("prosody");
            Path settings = Files.writeString(directory.resolve("prosody.cfg.lua"),
                    SETTINGS.formatted(directory, port, DOMAIN, items.stream().map(item -> "{ \"" + item + "\", \"\" }")
                            .collect(Collectors.joining(", "))));
            makeAccounts(directory.resolve(DOMAIN.replace(".", "%2e")), List.of(users));
            Process process = new ProcessBuilder(PROGRAM, "-F", "--config", settings.toString())
                    .directory(directory.toFile()).redirectErrorStream(true)
                    .redirectOutput(directory.resolve("log").toFile()).start();
            Prosody server = new Prosody(new RunningProgram(process, directory), port);
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void makeAccounts(Path host, List<String> users) throws IOException {
        Path accounts = Files.createDirectories(host.resolve("accounts"));
        Path rosters = Files.createDirectories(host.resolve("roster"));
        for (String user : users) {
            Files.writeString(accounts.resolve(user + ".dat"), "return { password = \"" + PASSWORD + "\" };\n");
            String friends = users.stream().filter(other -> !other.equals(user))
                    .map(other -> "[\"" + other + "@" + DOMAIN + "\"] = { subscription = \"both\", groups = {} }; ")
                    .collect(Collectors.joining());
            Files.writeString(rosters.resolve(user + ".dat"),
                    "return { " + friends + "[false] = { version = 1, pending = {} } };\n");
        }
    }

    private void awaitReady() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(address());
                return;
            } catch (IOException notYet) {
                if (!program.process().isAlive() || System.nanoTime() > end || pause()) {
                    String said = Files.readString(program.directory().resolve("log"));
                    close();
                    throw new IOException("prosody did not start: " + said, notYet);
                }
            }
        }
    }

    /** Whether the program ended meanwhile. */
    private boolean pause() {
        try {
            return program.process().waitFor(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Ends it at once. Idempotent. */
    @Override
    public void close() {
        program.close();
    }
}
