package io.github.peerfire.openfire.it.clustering;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.cluster.ClusterManager;
import org.jivesoftware.openfire.cluster.ClusterNodeInfo;
import org.jivesoftware.openfire.cluster.NodeID;
import org.jivesoftware.util.cache.Cache;
import org.jivesoftware.util.cache.CacheFactoryStrategy;
import org.jivesoftware.util.cache.CacheWrapper;
import org.jivesoftware.util.cache.ClusterTask;
import org.jivesoftware.util.cache.ExternalizableUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Openfire's caches and tasks by way of Hazelcast. Made by Openfire, by its name. */
@SuppressWarnings("rawtypes")
public final class HazelcastStrategy implements CacheFactoryStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(HazelcastStrategy.class);
    private static final String TASKS = "tasks";
    private static final long PATIENCE_SECONDS = 60;

    private HazelcastInstance hazelcast;
    private Nodes nodes;

    @Override
    public boolean startCluster() {
        PluginClasses classes = new PluginClasses();
        ExternalizableUtil.getInstance().setStrategy(SharedValues.of(classes));
        hazelcast = Hazelcast.newHazelcastInstance(HazelcastSettings.config(classes));
        nodes = new Nodes(hazelcast);
        hazelcast.getCluster().addMembershipListener(MembershipEvents.of(nodes));
        XMPPServer server = XMPPServer.getInstance();
        server.setNodeID(NodeID.getInstance(getClusterMemberID()));
        server.getRoutingTable().setRemotePacketRouter(new StanzaRouter());
        server.setRemoteSessionLocator(new DistantSessions());
        ClusterManager.fireJoinedCluster(true);
        if (nodes.isSenior()) {
            ClusterManager.fireMarkedAsSeniorClusterMember();
        }
        return true;
    }

    @Override
    public void stopCluster() {
        Departure.tellAll();
        hazelcast.shutdown();
        XMPPServer.getInstance().getRoutingTable().setRemotePacketRouter(null);
        XMPPServer.getInstance().setRemoteSessionLocator(null);
    }

    @Override
    public Cache createCache(String name) {
        return new HazelcastCache<>(hazelcast.getMap(name), name);
    }

    @Override
    public void destroyCache(Cache cache) {
        map(cache).map().destroy();
    }

    @Override
    public Lock getLock(Object key, Cache cache) {
        return new KeyLock(map(cache).map(), key);
    }

    @SuppressWarnings("unchecked")
    private static HazelcastCache<Object, Object> map(Cache cache) {
        return (HazelcastCache<Object, Object>) (cache instanceof CacheWrapper wrapper ? wrapper.getWrappedCache()
                : cache);
    }

    @Override
    public boolean isSeniorClusterMember() {
        return nodes.isSenior();
    }

    @Override
    public Collection<ClusterNodeInfo> getClusterNodesInfo() {
        return nodes.all().stream().map(nodes::describe).toList();
    }

    @Override
    public int getMaxClusterNodes() {
        return 100;
    }

    @Override
    public byte[] getSeniorClusterMemberID() {
        return Nodes.id(nodes.all().get(0));
    }

    @Override
    public byte[] getClusterMemberID() {
        return Nodes.id(nodes.local());
    }

    @Override
    public long getClusterTime() {
        return hazelcast.getCluster().getClusterTime();
    }

    @Override
    public void doClusterTask(ClusterTask<?> task) {
        nodes.others().forEach(member -> submit(task, member));
    }

    @Override
    public void doClusterTask(ClusterTask<?> task, byte[] node) {
        submit(task, nodes.find(node));
    }

    @Override
    public Collection<Object> doSynchronousClusterTask(ClusterTask<?> task, boolean includeLocal) {
        Collection<Object> results = new ArrayList<>();
        for (Member member : includeLocal ? nodes.all() : nodes.others()) {
            results.add(result(submit(task, member)));
        }
        return results;
    }

    @Override
    public Object doSynchronousClusterTask(ClusterTask<?> task, byte[] node) {
        return result(submit(task, nodes.find(node)));
    }

    private Future<Object> submit(ClusterTask<?> task, Member member) {
        return hazelcast.getExecutorService(TASKS).submitToMember(new TaskCall(task), member);
    }

    private static Object result(Future<Object> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("A task of the cluster failed", e);
        }
        return null;
    }

    @Override
    public void updateCacheStats(Map<String, Cache> caches) {
        // Nobody looks at them.
    }

    @Override
    public String getPluginName() {
        return "hazelcast";
    }

    @Override
    public ClusterNodeInfo getClusterNodeInfo(byte[] node) {
        return nodes.search(node).map(nodes::describe).orElse(null);
    }
}
