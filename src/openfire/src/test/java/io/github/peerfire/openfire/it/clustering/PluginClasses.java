package io.github.peerfire.openfire.it.clustering;

import java.util.Objects;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.container.PluginManager;

/** The classes of this plugin, then those of all others as they are loaded right now. */
final class PluginClasses extends ClassLoader {

    PluginClasses() {
        super(PluginClasses.class.getClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        PluginManager manager = XMPPServer.getInstance().getPluginManager();
        return manager.getPlugins().stream()
                .map(plugin -> plugin.getClass().getClassLoader())
                .filter(loader -> loader != getParent())
                .map(loader -> find(loader, name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new ClassNotFoundException(name));
    }

    private static Class<?> find(ClassLoader loader, String name) {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }
}
