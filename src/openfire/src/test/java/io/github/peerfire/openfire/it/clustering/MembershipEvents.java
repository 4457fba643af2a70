package io.github.peerfire.openfire.it.clustering;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipListener;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jivesoftware.openfire.SessionManager;
import org.jivesoftware.openfire.cluster.ClusterManager;
import org.jivesoftware.openfire.cluster.NodeID;
import org.jivesoftware.openfire.spi.ClientRoute;
import org.jivesoftware.openfire.spi.RoutingTableImpl;
import org.jivesoftware.util.TaskEngine;
import org.jivesoftware.util.cache.Cache;
import org.jivesoftware.util.cache.CacheFactory;
import org.xmpp.packet.JID;

/** Tells Openfire who comes and goes, and ends the sessions of a node that is gone. */
final class MembershipEvents {

    private final Nodes nodes;
    private Set<Member> known;
    private boolean senior;

    private MembershipEvents(Nodes nodes) {
        this.nodes = nodes;
        known = new LinkedHashSet<>(nodes.all());
        senior = nodes.isSenior();
    }

    /** What Hazelcast calls, by reflection: its events are annotated with something that is not on the class path. */
    static MembershipListener of(Nodes nodes) {
        MembershipEvents events = new MembershipEvents(nodes);
        return (MembershipListener) Proxy.newProxyInstance(MembershipEvents.class.getClassLoader(),
                new Class<?>[] {MembershipListener.class}, (proxy, method, arguments) ->
                        events.called(method, arguments));
    }

    private Object called(Method method, Object... arguments) {
        return switch (method.getName()) {
            case "memberAdded", "memberRemoved" -> {
                TaskEngine.getInstance().submit(this::compare);
                yield null;
            }
            case "equals" -> this == arguments[0];
            case "hashCode" -> hashCode();
            default -> toString();
        };
    }

    private synchronized void compare() {
        Set<Member> now = new LinkedHashSet<>(nodes.all());
        now.stream().filter(member -> !known.contains(member))
                .forEach(member -> ClusterManager.fireJoinedCluster(Nodes.id(member), true));
        known.stream().filter(member -> !now.contains(member)).forEach(member -> {
            endSessions(NodeID.getInstance(Nodes.id(member)));
            ClusterManager.fireLeftCluster(Nodes.id(member));
        });
        known = now;
        if (nodes.isSenior() && !senior) {
            senior = true;
            ClusterManager.fireMarkedAsSeniorClusterMember();
        }
    }

    private static void endSessions(NodeID gone) {
        Cache<String, ClientRoute> routes = CacheFactory.createCache(RoutingTableImpl.C2S_CACHE_NAME);
        List<String> ended = new ArrayList<>();
        for (Map.Entry<String, ClientRoute> route : routes.entrySet()) {
            if (route.getValue().getNodeID().equals(gone)) {
                ended.add(route.getKey());
            }
        }
        ended.forEach(address -> SessionManager.getInstance().removeSession(null, new JID(address), false, true));
    }
}
