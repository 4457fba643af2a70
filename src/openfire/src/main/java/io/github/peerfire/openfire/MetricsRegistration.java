package io.github.peerfire.openfire;

import io.github.peerfire.openfire.metrics.MetricsServlet;
import io.github.peerfire.openfire.operation.Operated;
import io.github.peerfire.openfire.settings.MonitoringSettings;
import javax.servlet.ServletException;
import org.jivesoftware.admin.AuthCheckFilter;
import org.jivesoftware.openfire.container.Plugin;
import org.jivesoftware.openfire.container.PluginManager;
import org.jivesoftware.openfire.container.PluginServlet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place of the figures for Prometheus on the console's ports. Only while they are wanted is there a servlet, and is
 * the console's own check not made for its path, which is named to the letter.
 */
final class MetricsRegistration {

    private static final Logger LOG = LoggerFactory.getLogger(MetricsRegistration.class);
    private static final String PATH = "/metrics";

    private final PluginManager manager;
    private final Plugin plugin;
    private final Operated operated;
    private String exclude;

    MetricsRegistration(PluginManager manager, Plugin plugin, Operated operated) {
        this.manager = manager;
        this.plugin = plugin;
        this.operated = operated;
    }

    /** Serves figures, or does not, as the settings say. */
    synchronized void adapt(MonitoringSettings settings) {
        try {
            if (settings.metrics() && exclude == null) {
                String url = PluginServlet.registerServlet(
                        manager, plugin, new MetricsServlet(operated, settings), PATH);
                exclude = url.substring(PluginServlet.PLUGINS_WEBROOT.length());
                AuthCheckFilter.addExclude(exclude);
                LOG.info("Figures for Prometheus at {} on the ports of the admin console", url);
            } else if (!settings.metrics()) {
                close();
            }
        } catch (ServletException e) {
            LOG.error("The figures for Prometheus have no place in the admin console", e);
        }
    }

    /** Serves them no more. */
    synchronized void close() throws ServletException {
        if (exclude != null) {
            AuthCheckFilter.removeExclude(exclude);
            PluginServlet.unregisterServlet(plugin, PATH);
            exclude = null;
        }
    }
}
