package io.github.peerfire.testbed.openfire;

import io.github.peerfire.testbed.openfire.control.ServerControl;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A running Openfire 4.2.0. It listens for clients on one port of 127.0.0.1, offers STARTTLS with a certificate signed
 * by itself and SCRAM, keeps its database in its home, and has no other listener but that of the admin console, if one
 * is wanted. Thread-safe.
 *
 * <p>Openfire's registrations with the JDK (SASL, JCA) are those of the whole virtual machine, so one may run at a
 * time.
 *
 * <p>What {@link #close()} leaves: no thread, unless one of a plugin takes more than five seconds to end, which {@link
 * #threads()} then tells; no socket; no registration with the JDK. Classes go with the next collections, save those of
 * one server that the JDK may hold on to in its caches. Another server can be started after it.
 */
public final class EmbeddedOpenfire implements RunningOpenfire {
    private static final Duration STARTUP = Duration.ofSeconds(60);
    private static final Duration SHUTDOWN = Duration.ofSeconds(5);

    private final OpenfireSettings settings;
    private final OpenfireHome home;
    private final InetSocketAddress address;
    private final Optional<InetSocketAddress> console;
    private final OpenfireClassLoader loader;
    private final ServerControl control;
    private final HomeLock lock;

    private EmbeddedOpenfire(OpenfireSettings settings, OpenfireHome home, HomeLock lock, InetSocketAddress address,
            Optional<InetSocketAddress> console, OpenfireClassLoader loader) {
        this.settings = settings;
        this.home = home;
        this.lock = lock;
        this.address = address;
        this.console = console;
        this.loader = loader;
        this.control = ContextClassLoading.of(loader, loader.control());
    }

    /** Starts a server with {@link OpenfireSettings#standard()}. */
    public static EmbeddedOpenfire start() {
        return start(OpenfireSettings.standard());
    }

    /**
     * Starts a server and returns when it accepts clients, usually after two to four seconds.
     *
     * @throws OpenfireException if it doesn't start: a port in use, jars missing, a JVM option missing, another server
     *     in this virtual machine or in the same home, or the server's own reason, for which its log is named
     */
    public static synchronized EmbeddedOpenfire start(OpenfireSettings settings) {
        OpenfireHome home = new OpenfireHome(settings.home());
        try {
            OpenfireClassLoader loader = OpenfireClassLoader.over(home.classes(), settings.libraries());
            loader.requireOpenJdk();
            loader.requireNoOther();
            InetSocketAddress address = LoopbackPorts.choose(settings.port());
            Optional<InetSocketAddress> console =
                    settings.console() ? Optional.of(LoopbackPorts.choose(0)) : Optional.empty();
            int consolePort = console.map(InetSocketAddress::getPort).orElse(-1);
            HomeLock lock = furnish(home, settings, address.getPort(), consolePort);
            EmbeddedOpenfire server = new EmbeddedOpenfire(settings, home, lock, address, console, loader);
            server.launch();
            return server;
        } catch (IOException e) {
            throw new OpenfireException("Openfire's home " + home.folder() + " can't be made: " + e.getMessage(), e);
        }
    }

    private static HomeLock furnish(OpenfireHome home, OpenfireSettings settings, int port, int consolePort)
            throws IOException {
        HomeLock lock = HomeLock.of(home.folder());
        try {
            home.create(settings, port, consolePort);
            return lock;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void launch() throws IOException {
        ServerConsole console = ServerConsole.divert(loader, home.folder().resolve("logs/console.log"));
        System.setProperty("openfireHome", home.folder().toString());
        try {
            if (!control.start()) {
                throw new OpenfireException("Openfire gave up starting; " + home.log() + " says why.");
            }
            if (!Patience.upTo(STARTUP).until(() -> LoopbackPorts.accepts(address))) {
                throw new OpenfireException("Openfire did not open port " + port() + " within " + STARTUP.toSeconds()
                        + " s; " + home.log() + " says why.");
            }
        } catch (RuntimeException | LinkageError e) {
            close();
            throw e;
        } finally {
            System.clearProperty("openfireHome");
            console.close();
        }
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    /**
     * The admin console's address, without a slash at the end.
     *
     * @throws OpenfireException if there is none: {@link OpenfireSettings#CONSOLE}
     */
    public String consoleUrl() {
        return console.map(where -> "http://127.0.0.1:" + where.getPort())
                .orElseThrow(() -> new OpenfireException("This Openfire was started without an admin console."));
    }

    @Override
    public String domain() {
        return settings.domain();
    }

    /** The server's folder, absolute. */
    public Path home() {
        return home.folder();
    }

    @Override
    public Path log() {
        return home.log();
    }

    /** A file with the server's certificate in X.509, for clients that want to trust it. */
    public Path certificate() {
        return home.certificate();
    }

    @Override
    public void createUser(String name, String password) {
        control.createUser(name, password);
    }

    @Override
    public void deleteUser(String name) {
        control.deleteUser(name);
    }

    /** Changes a user's password; open sessions go on. */
    public void changePassword(String name, String password) {
        control.password(name, password);
    }

    /** Locks a user out after a time; open sessions go on. */
    public void lockOut(String name, Duration wait) {
        control.lockOut(name, System.currentTimeMillis() + wait.toMillis());
    }

    @Override
    public void befriend(String name, String other) {
        control.befriend(name, other);
    }

    @Override
    public void estrange(String name, String other) {
        control.estrange(name, other);
    }

    @Override
    public List<String> sessions(String name) {
        return control.sessions(name);
    }

    /** Ends a session as an administrator would; false if there is none. */
    public boolean kick(String fullAddress) {
        return control.kick(fullAddress);
    }

    /** Whether a session has lost its stream and waits to be resumed (XEP-0198). */
    public boolean isDetached(String fullAddress) {
        return control.detached(fullAddress);
    }

    @Override
    public Optional<String> lastPresence(String fullAddress) {
        return control.presence(fullAddress);
    }

    @Override
    public Optional<String> property(String name) {
        return control.property(name);
    }

    @Override
    public void setProperty(String name, String value) {
        control.property(name, value);
    }

    /** Deletes a system property of Openfire. */
    public void deleteProperty(String name) {
        control.property(name, null);
    }

    /** Listens for external components (XEP-0114) on a port of the loopback interface; not any more if it is 0. */
    public void listenForComponents(int port) {
        control.components(port);
    }

    /** The language of the admin console, as in {@code de}. */
    public void setLanguage(String language) {
        control.language(language);
    }

    /** Runs a statement on the server's database; returns the first column of the rows that it asks for. */
    public List<String> sql(String statement) {
        return control.sql(statement);
    }

    /** System properties of Openfire whose names start with {@code prefix}, sorted. */
    public Map<String, String> properties(String prefix) {
        return control.properties(prefix);
    }

    @Override
    public String dropPlugin(Path jar) {
        String fileName = jar.getFileName().toString().toLowerCase(Locale.ROOT);
        try (InputStream in = Files.newInputStream(jar)) {
            if (!control.install(fileName, in)) {
                throw new OpenfireException("Openfire did not start plugin " + jar + "; " + log() + " says why.");
            }
            return fileName.substring(0, fileName.length() - ".jar".length());
        } catch (IOException e) {
            throw new OpenfireException("Plugin " + jar + " can't be installed: " + e.getMessage(), e);
        }
    }

    @Override
    public void removePlugin(String plugin) {
        control.remove(plugin);
    }

    /** Stops a plugin and starts it again from the jar that is there; returns when it is up again. */
    public void reloadPlugin(String plugin) {
        int before = control.starts(plugin);
        if (!control.reload(plugin)) {
            throw new OpenfireException("There is no plugin " + plugin + " to reload.");
        }
        if (!Patience.upTo(Duration.ofSeconds(120)).until(() -> control.starts(plugin) > before)) {
            throw new OpenfireException("Plugin " + plugin + " did not come back; " + log() + " says why.");
        }
    }

    /** Whether a plugin has started and has not been stopped since. */
    public boolean runs(String plugin) {
        return control.running(plugin);
    }

    /** Waits until a plugin runs, or until it doesn't; false if that takes longer than {@code limit}. */
    public boolean awaitPlugin(String plugin, boolean running, Duration limit) {
        return Patience.upTo(limit).until(() -> control.running(plugin) == running);
    }

    /** The class loader of a plugin that is loaded, held weakly so that a test can see it go. */
    public WeakReference<ClassLoader> pluginLoader(String plugin) {
        return new WeakReference<>(control.pluginLoader(plugin)
                .orElseThrow(() -> new OpenfireException("Plugin " + plugin + " is not loaded.")));
    }

    /**
     * How many there are of each kind of thing that plugins register with the server: listeners, features, pages ...
     */
    public Map<String, Integer> registrations() {
        return control.registrations();
    }

    /** Live threads that the server or a plugin started, by their context class loader. */
    public List<Thread> threads() {
        return ServerThreads.of(loader);
    }

    /** Stops the server: clients are cut off, plugins destroyed. Its home stays for who wants to read the log. */
    @Override
    public void close() {
        control.stop();
        threads().forEach(Thread::interrupt);
        Patience.upTo(SHUTDOWN).until(() -> threads().isEmpty());
        try (lock) {
            loader.close();
        } catch (IOException e) {
            throw new OpenfireException("Openfire's jars can't be closed: " + e.getMessage(), e);
        }
    }
}
