package io.github.peerfire.testbed.openfire.inside;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jivesoftware.openfire.container.Plugin;
import org.jivesoftware.openfire.container.PluginListener;
import org.jivesoftware.openfire.container.PluginManager;

/**
 * Plugins as their manager reports them. Those in {@code plugins/} before the server starts may be up before this class
 * listens; they count as started once if the manager holds them.
 */
final class Plugins implements PluginListener {
    private final Map<String, Integer> starts = new ConcurrentHashMap<>();
    private final Map<String, Boolean> running = new ConcurrentHashMap<>();
    private PluginManager manager;

    void watch(PluginManager watched) {
        manager = watched;
        watched.addPluginListener(this);
    }

    boolean install(String fileName, InputStream jar) throws IOException {
        int before = starts(canonical(fileName));
        if (!manager.installPlugin(jar, fileName)) {
            throw new IOException("Openfire could not store " + fileName + " among its plugins.");
        }
        return starts(canonical(fileName)) > before && running(canonical(fileName));
    }

    void remove(String plugin) {
        manager.deletePlugin(plugin);
        DatabaseWarnings.clear();
    }

    boolean reload(String plugin) {
        return manager.reloadPlugin(plugin);
    }

    boolean running(String plugin) {
        return running.getOrDefault(plugin, manager.isExecuted() && manager.getPlugin(plugin) != null
                && !starts.containsKey(plugin));
    }

    int starts(String plugin) {
        return starts.getOrDefault(plugin, 0);
    }

    Optional<ClassLoader> loader(String plugin) {
        return Optional.ofNullable(manager.getPlugin(plugin)).map(found -> found.getClass().getClassLoader());
    }

    @Override
    public void pluginCreated(String plugin, Plugin started) {
        starts.merge(plugin, 1, Integer::sum);
        running.put(plugin, true);
    }

    @Override
    public void pluginDestroyed(String plugin, Plugin stopped) {
        running.put(plugin, false);
    }

    private static String canonical(String fileName) {
        return fileName.substring(0, fileName.lastIndexOf('.')).toLowerCase(Locale.ROOT);
    }
}
