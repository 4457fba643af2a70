package io.github.peerfire.openfire;

import io.github.peerfire.openfire.operation.Operated;
import io.github.peerfire.openfire.web.ConsolePages;
import java.util.Map;
import javax.servlet.GenericServlet;
import javax.servlet.ServletException;
import org.jivesoftware.openfire.admin.AdminManager;
import org.jivesoftware.openfire.container.Plugin;
import org.jivesoftware.openfire.container.PluginManager;
import org.jivesoftware.openfire.container.PluginMetadataHelper;
import org.jivesoftware.openfire.container.PluginServlet;
import org.jivesoftware.util.JiveGlobals;

/** The pages' place in Openfire's admin console. */
final class PageRegistration {

    private final Plugin plugin;
    private final ConsolePages pages;

    PageRegistration(Plugin plugin, Operated operated) {
        this.plugin = plugin;
        pages = new ConsolePages(operated, user -> AdminManager.getInstance().isUserAdmin(user, true),
                JiveGlobals::getLocale, JiveGlobals::getTimeZone,
                String.valueOf(PluginMetadataHelper.getVersion(plugin)));
    }

    void register(PluginManager manager) throws ServletException {
        for (Map.Entry<String, GenericServlet> page : pages.servlets().entrySet()) {
            PluginServlet.registerServlet(manager, plugin, page.getValue(), page.getKey());
        }
    }

    void unregister() throws ServletException {
        for (String path : pages.servlets().keySet()) {
            PluginServlet.unregisterServlet(plugin, path);
        }
        pages.forget();
    }
}
