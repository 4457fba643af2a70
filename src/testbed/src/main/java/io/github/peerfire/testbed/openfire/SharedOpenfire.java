package io.github.peerfire.testbed.openfire;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The server that the test classes of a run share; it is started when somebody asks for it. Whoever does not leave it
 * as it was gets nobody else into trouble: the next class has a new one. Thread-safe.
 */
final class SharedOpenfire implements AutoCloseable {
    private final AtomicInteger numbers = new AtomicInteger();
    private Optional<EmbeddedOpenfire> server = Optional.empty();
    private Optional<String> plugin = Optional.empty();
    private WeakReference<ClassLoader> pluginLoader = new WeakReference<>(null);
    private Map<String, String> properties = Map.of();
    private Optional<Class<?>> user = Optional.empty();
    private boolean spoiled;

    /**
     * The server for a class of tests, with the plugin that system property {@value OpenfireExtension#PLUGIN} names, if
     * any.
     */
    synchronized EmbeddedOpenfire server(Class<?> tests) {
        if (!user.equals(Optional.of(tests))) {
            release();
            user = Optional.of(tests);
        }
        if (server.isEmpty()) {
            server = Optional.of(EmbeddedOpenfire.start());
            try {
                remember(server.get());
            } catch (OpenfireException e) {
                close();
                throw e;
            }
        }
        return server.get();
    }

    private void remember(EmbeddedOpenfire started) {
        plugin = Optional.ofNullable(System.getProperty(OpenfireExtension.PLUGIN)).map(Path::of)
                .map(started::dropPlugin);
        plugin.ifPresent(name -> pluginLoader = started.pluginLoader(name));
        properties = started.properties("");
        spoiled = false;
    }

    /** Users whom no other test has. */
    TestUsers users(Class<?> tests) {
        return new TestUsers(server(tests), numbers);
    }

    /** A test failed: nobody knows what it left. */
    synchronized void spoil() {
        spoiled = true;
    }

    private void release() {
        if (server.isPresent() && (spoiled || !isAsItWas(server.get()))) {
            close();
        }
    }

    private boolean isAsItWas(EmbeddedOpenfire running) {
        return plugin.stream().allMatch(
                name -> running.runs(name) && running.pluginLoader(name).get() == pluginLoader.get())
                && running.properties("").equals(properties);
    }

    @Override
    public synchronized void close() {
        server.ifPresent(EmbeddedOpenfire::close);
        server = Optional.empty();
    }
}
