package io.github.peerfire.testbed.openfire.inside;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jivesoftware.admin.AuthCheckFilter;
import org.jivesoftware.openfire.IQRouter;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.cluster.ClusterManager;
import org.jivesoftware.openfire.component.InternalComponentManager;
import org.jivesoftware.openfire.container.PluginServlet;
import org.jivesoftware.openfire.disco.IQDiscoInfoHandler;
import org.jivesoftware.openfire.event.SessionEventDispatcher;
import org.jivesoftware.openfire.event.UserEventDispatcher;
import org.jivesoftware.openfire.http.HttpBindManager;
import org.jivesoftware.openfire.interceptor.InterceptorManager;
import org.jivesoftware.openfire.lockout.LockOutEventDispatcher;
import org.jivesoftware.openfire.stats.StatisticsManager;
import org.jivesoftware.util.PropertyEventDispatcher;
import org.jivesoftware.util.cache.CacheFactory;

/** What plugins can register with Openfire 4.2.0, counted. Most of it Openfire tells nobody, so it is looked up. */
final class Registrations {
    private Registrations() {
    }

    static Map<String, Integer> count() {
        XMPPServer server = XMPPServer.getInstance();
        IQDiscoInfoHandler discovery = server.getIQDiscoInfoHandler();
        InternalComponentManager components = InternalComponentManager.getInstance();
        Map<String, Integer> counts = new TreeMap<>();
        counts.put("interceptors", InterceptorManager.getInstance().getInterceptors().size());
        counts.put("session listeners", held(SessionEventDispatcher.class, null, "listeners"));
        counts.put("user listeners", held(UserEventDispatcher.class, null, "listeners"));
        counts.put("lock-out listeners", held(LockOutEventDispatcher.class, null, "listeners"));
        counts.put("property listeners", held(PropertyEventDispatcher.class, null, "listeners"));
        counts.put("cluster listeners", held(ClusterManager.class, null, "listeners"));
        counts.put("statistics", StatisticsManager.getInstance().getAllStatistics().size());
        counts.put("features", held(IQDiscoInfoHandler.class, discovery, "localServerFeatures"));
        counts.put("entities", held(IQDiscoInfoHandler.class, discovery, "entities"));
        counts.put("components", held(InternalComponentManager.class, components, "routables"));
        counts.put("known components", held(InternalComponentManager.class, components, "componentInfo"));
        counts.put("component listeners", held(InternalComponentManager.class, components, "listeners"));
        counts.put("IQ handlers", held(IQRouter.class, server.getIQRouter(), "iqHandlers"));
        counts.put("pages", held(PluginServlet.class, null, "servlets"));
        counts.put("public pages", held(AuthCheckFilter.class, null, "excludes"));
        counts.put("contexts", held(field(HttpBindManager.class, HttpBindManager.getInstance(), "extensionHandlers")));
        counts.put("caches", CacheFactory.getAllCaches().length);
        return counts;
    }

    private static int held(Class<?> type, Object owner, String name) {
        Object value = field(type, owner, name);
        return value instanceof Map<?, ?> map ? map.size() : ((Collection<?>) value).size();
    }

    private static int held(Object handlers) {
        try {
            Object all = handlers.getClass().getMethod("getHandlers").invoke(handlers);
            return all == null ? 0 : Array.getLength(all);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Jetty is another than that of Openfire 4.2.0", e);
        }
    }

    private static Object field(Class<?> type, Object owner, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is another than that of Openfire 4.2.0", e);
        }
    }
}
