package io.github.peerfire.openfire.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.peerfire.rendezvous.cluster.NodeId;
import java.util.List;
import java.util.Map;
import org.jivesoftware.openfire.cluster.ClusterManager;
import org.jivesoftware.openfire.cluster.ClusterNodeInfo;
import org.jivesoftware.util.cache.CacheFactory;

/** Openfire's clustered caches and cluster tasks, by calls that 4.2.0 and 5.1.1 have in common. */
public final class OpenfireLink implements ClusterLink {

    /** The cache's name, as the console shows it. */
    public static final String CACHE = "RTMFP Peers";

    /** Makes a link for the server that this runs in. */
    public OpenfireLink() {
        // Everything is asked for when it is needed: clustering comes and goes.
    }

    @Override
    public boolean isClustered() {
        return ClusterManager.isClusteringStarted();
    }

    @Override
    public NodeId self() {
        return name(CacheFactory.getClusterMemberID());
    }

    @Override
    public List<NodeId> others() {
        NodeId self = self();
        return ClusterManager.getNodesInfo().stream()
                .map(ClusterNodeInfo::getNodeID)
                .map(id -> name(id.toByteArray()))
                .filter(node -> !node.equals(self))
                .toList();
    }

    @Override
    public boolean isSenior() {
        return ClusterManager.isSeniorClusterMember();
    }

    /**
     * Never destroyed, for that would be for all nodes. Openfire limits caches to 256 kB and 6 hours unless it is told
     * otherwise; then peers that are here would not be found.
     */
    @Override
    public Map<String, String> directory() {
        if (!CacheFactory.hasMaxSizeFromProperty(CACHE)) {
            CacheFactory.setMaxSizeProperty(CACHE, -1);
        }
        if (!CacheFactory.hasMaxLifetimeFromProperty(CACHE)) {
            CacheFactory.setMaxLifetimeProperty(CACHE, -1);
        }
        return cache();
    }

    @Override
    public void forgetDirectory() {
        if (!isClustered()) {
            cache().clear();
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> cache() {
        return CacheFactory.createCache(CACHE);
    }

    @Override
    public void send(NodeId node, byte[] message) {
        CacheFactory.doClusterTask(new NodeTask(bytes(self()), message), bytes(node));
    }

    /** As Openfire names a node, in our terms. */
    static NodeId name(byte[] id) {
        return new NodeId(new String(id, UTF_8));
    }

    private static byte[] bytes(NodeId node) {
        return node.name().getBytes(UTF_8);
    }
}
