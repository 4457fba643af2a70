package io.github.peerfire.openfire.it.clustering;

import java.io.File;
import org.jivesoftware.openfire.cluster.ClusterManager;
import org.jivesoftware.openfire.container.Plugin;
import org.jivesoftware.openfire.container.PluginManager;

/** Joins the cluster when it is loaded, leaves it when it is unloaded. */
public final class ClusteringPlugin implements Plugin {

    /** Openfire's property that names the strategy. */
    public static final String STRATEGY_PROPERTY = "cache.clustering.clustered.class";

    /** Our property for the port of this node, on 127.0.0.1. */
    public static final String PORT_PROPERTY = "test.cluster.port";

    /** Our property for the ports of all nodes, separated by commas. */
    public static final String MEMBERS_PROPERTY = "test.cluster.members";

    @Override
    public void initializePlugin(PluginManager manager, File directory) {
        ClusterManager.setClusteringEnabled(true);
    }

    @Override
    public void destroyPlugin() {
        ClusterManager.shutdown();
    }
}
