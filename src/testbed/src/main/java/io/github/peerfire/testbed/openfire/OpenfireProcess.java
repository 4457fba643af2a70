package io.github.peerfire.testbed.openfire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * An {@link EmbeddedOpenfire} in a virtual machine of its own, for tests that need several servers or one that dies. It
 * ends with this virtual machine at the latest. Thread-safe.
 */
public final class OpenfireProcess implements RunningOpenfire {
    private static final Duration END = Duration.ofSeconds(15);

    private final OpenfireSettings settings;
    private final Process process;
    private final DataInputStream answers;
    private final DataOutputStream commands;
    private InetSocketAddress address;

    private OpenfireProcess(OpenfireSettings settings, Process process) {
        this.settings = settings;
        this.process = process;
        answers = new DataInputStream(process.getInputStream());
        commands = new DataOutputStream(process.getOutputStream());
    }

    /** Begins to start a server; {@link #await} says when it is there. Several start faster together. */
    public static OpenfireProcess begin(OpenfireSettings settings) {
        try {
            Path home = settings.home().toAbsolutePath();
            Files.createDirectories(home.getParent());
            Path said = home.resolveSibling(home.getFileName() + ".out");
            return new OpenfireProcess(settings, new ProcessBuilder(command(settings))
                    .redirectError(said.toFile()).start());
        } catch (IOException | URISyntaxException e) {
            throw new OpenfireException("No other virtual machine can be started: " + e.getMessage(), e);
        }
    }

    /**
     * Waits until the server accepts clients.
     *
     * @throws OpenfireException if it does not start
     */
    public OpenfireProcess await() {
        try {
            int port = Integer.parseInt(answer().get(0));
            address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
            return this;
        } catch (IOException | RuntimeException e) {
            kill();
            throw e instanceof OpenfireException known ? known : ended(e);
        }
    }

    private static List<String> command(OpenfireSettings settings) throws URISyntaxException {
        Path classes = Path.of(OpenfireProcess.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.lang=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Xmx384m", "-cp", classes.toString(), ServerProcess.class.getName(),
                settings.home().toAbsolutePath().toString(), settings.libraries().toAbsolutePath().toString(),
                settings.domain(), Integer.toString(settings.port())));
        settings.properties().forEach((name, value) -> command.addAll(List.of(name, value)));
        return command;
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public String domain() {
        return settings.domain();
    }

    @Override
    public Path log() {
        return new OpenfireHome(settings.home()).log();
    }

    @Override
    public void createUser(String name, String password) {
        ask("createUser", name, password);
    }

    @Override
    public void deleteUser(String name) {
        ask("deleteUser", name);
    }

    @Override
    public void befriend(String name, String other) {
        ask("befriend", name, other);
    }

    @Override
    public void estrange(String name, String other) {
        ask("estrange", name, other);
    }

    @Override
    public List<String> sessions(String name) {
        return ask("sessions", name);
    }

    @Override
    public Optional<String> lastPresence(String fullAddress) {
        return ask("lastPresence", fullAddress).stream().findFirst();
    }

    @Override
    public Optional<String> property(String name) {
        return ask("property", name).stream().findFirst();
    }

    @Override
    public void setProperty(String name, String value) {
        ask("setProperty", name, value);
    }

    @Override
    public String dropPlugin(Path jar) {
        return ask("dropPlugin", jar.toAbsolutePath().toString()).get(0);
    }

    @Override
    public void removePlugin(String plugin) {
        ask("removePlugin", plugin);
    }

    /** Ends the server from one moment to the next, as a power failure would. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Whether it has not ended. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Stops the server in order, and by force if that takes more than 15 seconds. Idempotent. */
    @Override
    public void close() {
        try {
            commands.close();
            if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (IOException e) {
            kill();
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    private synchronized List<String> ask(String command, String... arguments) {
        try {
            commands.writeUTF(command);
            ServerProcess.write(commands, List.of(arguments));
            return answer();
        } catch (IOException e) {
            throw ended(e);
        }
    }

    private List<String> answer() throws IOException {
        boolean done = answers.readBoolean();
        List<String> texts = ServerProcess.read(answers);
        if (!done) {
            throw new OpenfireException(texts.get(0));
        }
        return texts;
    }

    private OpenfireException ended(Exception e) {
        return new OpenfireException("The server's virtual machine ended; " + settings.home().toAbsolutePath()
                + ".out and " + log() + " say why.", e);
    }
}
