package io.github.peerfire.testbed.turn;

import io.github.peerfire.rtmfp.TurnServer;
import io.github.peerfire.testbed.program.RunningProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A coturn on loopback, of both families if this machine has IPv6; it relays between 127.0.0.1 and ::1 only, as
 * loopback is all that tests have. What it says about itself can be waited for.
 *
 * <pre>{@code
 * assumeTrue(Coturn.isInstalled(), Coturn.HOW_TO_INSTALL);
 * try (Coturn coturn = Coturn.start(0, "--lt-cred-mech", "--user=alice:secret", "--realm=example.org")) {
 *     TurnServer server = coturn.server().withCredentials("alice", "secret");
 * }
 * }</pre>
 */
public final class Coturn implements AutoCloseable {

    /** Why a test with it is skipped. */
    public static final String HOW_TO_INSTALL = "turnserver is not installed: apt-get install coturn";

    private static final String PROGRAM = "turnserver";
    private static final int RELAY_PORTS = 400;
    private static final int LOWEST_RELAY_PORT = 20_000;
    private static final int HIGHEST_RELAY_PORT = 31_000;
    private static final long PATIENCE_SECONDS = 60;

    private final RunningProgram program;
    private final int port;
    private final int firstRelayPort;
    private final List<String> lines = new ArrayList<>();

    private Coturn(RunningProgram program, int port, int firstRelayPort) {
        this.program = program;
        this.port = port;
        this.firstRelayPort = firstRelayPort;
    }

    /** Whether there is such a program on this machine. */
    public static boolean isInstalled() {
        return RunningProgram.isInstalled(PROGRAM);
    }

    /**
     * Starts one, and waits until it listens.
     *
     * @param wantedPort 0 for any that is free
     * @param options of its command line, which say how it authenticates; {@code --no-auth} for not at all
     */
    public static Coturn start(int wantedPort, String... options) {
        try {
            int port = wantedPort == 0 ? freePort() : wantedPort;
            int firstRelayPort = LOWEST_RELAY_PORT
                    + port % ((HIGHEST_RELAY_PORT - LOWEST_RELAY_PORT) / RELAY_PORTS) * RELAY_PORTS;
            Path directory = Files.createTempDirectory("coturn");
            List<String> command = command(port, firstRelayPort, directory);
            command.addAll(List.of(options));
            Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
                    .start();
            Coturn coturn = new Coturn(new RunningProgram(process, directory), port, firstRelayPort);
            coturn.readLog();
            try {
                coturn.awaitLog("Total General servers");
            } catch (AssertionError e) {
                coturn.close();
                throw e;
            }
            return coturn;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static List<String> command(int port, int firstRelayPort, Path directory) {
        List<String> command = new ArrayList<>(List.of(PROGRAM, "-n", "--no-cli", "--no-tls", "--no-dtls", "--no-tcp",
                "--no-tcp-relay", "--no-rfc5780", "--allow-loopback-peers", "--log-file=stdout", "--simple-log",
                "--verbose", "--listening-port=" + port,
                "--min-port=" + firstRelayPort, "--max-port=" + (firstRelayPort + RELAY_PORTS - 1),
                "--pidfile=" + directory.resolve("pid"), "--userdb=" + directory.resolve("db"),
                "--listening-ip=127.0.0.1", "--relay-ip=127.0.0.1"));
        if (hasIpv6()) {
            command.addAll(List.of("--listening-ip=::1", "--relay-ip=::1"));
        }
        return command;
    }

    /** Whether this machine has IPv6, on loopback at least. */
    public static boolean hasIpv6() {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("::1"))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private void readLog() {
        Thread reader = new Thread(() -> {
            try (BufferedReader output = program.process().inputReader()) {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    add(line);
                }
            } catch (IOException e) {
                add("log: " + e);
            }
        }, "coturn-log");
        reader.setDaemon(true);
        reader.start();
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    /** Its address over IPv4, without credentials. */
    public TurnServer server() {
        return TurnServer.parse("turn:127.0.0.1:" + port);
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** Whether an address is one that it lends. */
    public boolean lends(InetSocketAddress address) {
        return address.getPort() >= firstRelayPort && address.getPort() < firstRelayPort + RELAY_PORTS;
    }

    /** How many lines of its log have a match of a regular expression. */
    public synchronized long count(String expression) {
        Pattern pattern = Pattern.compile(expression);
        return lines.stream().filter(line -> pattern.matcher(line).find()).count();
    }

    /** Waits until a line of its log has a match of a regular expression. */
    public void awaitLog(String expression) {
        awaitLog(expression, 1);
    }

    /** Waits until so many lines of its log have one. */
    public synchronized void awaitLog(String expression, int times) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (count(expression) < times) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("coturn did not say '" + expression + "' but:\n" + String.join("\n", lines));
            }
            try {
                wait(Math.min(left, 100));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("Interrupted", e);
            }
        }
    }

    /** Ends it at once, as if its machine had lost power. Idempotent. */
    @Override
    public void close() {
        program.close();
    }
}
